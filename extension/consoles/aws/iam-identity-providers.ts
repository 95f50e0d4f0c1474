import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/identity_providers'],
  controls: { 'A.5.16': 'partial', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM identity providers (SSO)',
  kind: 'config',
  confidence: 'seen',
  claim: 'People and workloads come into this account through the identity providers shown.',
  rationale: {
    'A.5.16': 'Federation to a central identity source is set up; not that all people use it.',
    'A.8.5': 'Sign-in is left to the provider; its factors are shown there.',
  },
  visible: ['Provider names and types', 'The number of providers'],
  api: 'iam:ListSAMLProviders, ListOpenIDConnectProviders',
  collectors: ['aws/account'],
  reads: { rows: ['identity provider', 'identity providers'] },
});
