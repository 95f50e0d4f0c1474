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
    'A.8.9': 'A baseline is enforced by constraint; what no constraint covers is elsewhere.',
    'A.5.15': 'Some constraints limit who can be given access; who has access is elsewhere.',
    'A.5.23': 'Rules for the use of the cloud; other clouds and services are not covered.',
  },
  visible: ['The resource chosen', 'Constraints with their enforcement'],
  api: 'orgpolicy policies.list',
  reads: { rows: ['policy', 'policies'] },
});
