import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/iam|iamv2/home#/policies',
    '/iam|iamv2/home#/policies/details/:policy',
    '/iam|iamv2/home#/policies/:policy+',
  ],
  controls: { 'A.8.2': 'partial', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM policy AdministratorAccess, entities attached',
  kind: 'population',
  confidence: 'seen',
  claim: 'These identities hold the policy shown, or these are the policies of the account.',
  rationale: {
    'A.8.2': 'Names who holds administrator rights through this policy; not through inline or other policies.',
    'A.5.18': 'The list a reviewer starts from; not the review.',
  },
  visible: ['The policy name', 'The "Entities attached" tab with its count'],
  api: 'iam:ListEntitiesForPolicy, ListAttachedUserPolicies',
  collectors: ['aws/identities'],
  reads: { rows: ['policy', 'policies'] },
});
