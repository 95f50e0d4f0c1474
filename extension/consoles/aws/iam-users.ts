import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/users'],
  controls: { 'A.5.16': 'direct', 'A.5.18': 'partial', 'A.8.5': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM users list',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are all IAM users of the account, with their MFA, last sign-in and key age.',
  rationale: {
    'A.5.16': 'The whole population of local identities in this account; people in an identity provider are elsewhere.',
    'A.5.18': 'Shows unused identities and keys; not who approved them.',
    'A.8.5': 'Shows which users have MFA; not that a policy enforces it.',
    'A.8.2': 'Long-lived users are candidates for review; their rights are on other pages.',
  },
  visible: [
    'The number of users in the table header',
    'MFA, password age, console last sign-in and access key age columns',
    'Every page of the table',
  ],
  api: 'iam:ListUsers, ListMFADevices, ListAccessKeys, GetAccessKeyLastUsed',
  collectors: ['aws/identities'],
  reads: { rows: ['user', 'users'] },
  beside: [{ what: 'number of users', collector: 'aws/identities', fact: 'users' }],
});
