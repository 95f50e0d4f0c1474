import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/billing/home#/account'],
  controls: { 'A.5.24': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Account alternate contacts (security)',
  kind: 'config',
  confidence: 'seen',
  claim: 'The account has the security contact shown.',
  rationale: {
    'A.5.24': 'The provider can reach the right people in an incident; not a plan.',
  },
  visible: ['The alternate contacts section with the security contact'],
  api: 'account:GetAlternateContact (SECURITY)',
  collectors: ['aws/account'],
  reads: { settings: { securityContact: ['Security contact', 'Security'] } },
  beside: [
    {
      what: 'security contact named',
      setting: 'securityContact',
      collector: 'aws/account',
      fact: 'securityContact',
      words: { '@': true, none: false },
    },
  ],
});
