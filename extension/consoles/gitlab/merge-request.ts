import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/merge_requests/:number'],
  controls: { 'A.8.32': 'direct', 'A.5.3': 'partial', 'A.8.29': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'One merge request',
  kind: 'sample',
  confidence: 'likely',
  claim: 'This change was approved by somebody else and its pipeline passed before the merge.',
  rationale: {
    'A.8.32': 'One change as it went through control; a sample of one.',
    'A.5.3': 'Author and approver are different people; a rule that asks for it is elsewhere.',
    'A.8.29': 'Tests ran before the merge; what they test is in the pipeline.',
  },
  visible: ['Author, approvers and merge time', 'Pipeline result'],
  api: 'GET /projects/:id/merge_requests/:iid, /approvals, /pipelines',
  reads: { settings: { reviewers: 'Reviewers' } },
});
