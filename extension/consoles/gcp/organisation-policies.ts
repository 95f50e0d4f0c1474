import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/orgpolicies', '/iam-admin/orgpolicies/list'],
  controls: { 'A.8.9': 'partial', 'A.5.15': 'supporting', 'A.5.23': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'These constraints are enforced on the resource shown.',
  rationale: {
    'A.8.9': 'A baseline is enforced by constraint.',
    'A.5.15': 'Some constraints limit who can be given access.',
    'A.5.23': 'Rules for the use of the cloud.',
  },
  visible: ['The resource chosen', 'Constraints with their enforcement'],
  api: 'orgpolicy policies.list',
  reads: { rows: ['policy', 'policies'] },
});
