import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/auth', '/admin/auth/saml'],
  controls: { 'A.8.5': 'direct', 'A.5.16': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Authentication (SAML, 2FA)',
  kind: 'config',
  confidence: 'seen',
  claim: 'Sign-in needs single sign-on or a second factor as shown.',
  rationale: {
    'A.8.5': 'A second factor or the company sign-in is required, as set; guests can be exempt.',
    'A.5.16': 'Identities come from the company directory where SSO is required; guests are not covered.',
  },
  visible: ['The method and whether it is required', 'Session duration'],
  api: null,
  reads: {
    settings: {
      saml: 'SAML authentication',
      twoFactor: ['Two-factor authentication', 'Workspace-wide two-factor authentication'],
      session: 'Session Duration',
    },
  },
});
