import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/roles'],
  controls: { 'A.5.15': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM roles',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are all roles of the account, whom they trust and when they were last used.',
  rationale: {
    'A.5.15': 'Shows who may take on which role; not what the role permits.',
    'A.8.2': 'Unused or broadly trusted roles stand out; their policies are not in view.',
  },
  visible: ['The number of roles', 'Trusted entities and last activity columns', 'Every page of the table'],
  api: 'iam:ListRoles, GetRole, GetAccountAuthorizationDetails',
  collectors: ['aws/identities'],
  reads: { rows: ['role', 'roles'] },
  beside: [{ what: 'number of roles', collector: 'aws/identities', fact: 'roles' }],
});
