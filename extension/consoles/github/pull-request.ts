import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/pull/:number'],
  controls: { 'A.8.32': 'direct', 'A.5.3': 'partial', 'A.8.29': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'One pull request',
  kind: 'sample',
  confidence: 'likely',
  claim: 'This change was reviewed by somebody else and passed its checks before it was merged.',
  rationale: {
    'A.8.32': 'One change as it went through control; a sample of one.',
    'A.5.3': 'Author and approver are different people; a rule that asks for it is elsewhere.',
    'A.8.29': 'Tests ran before the merge; what they test is in the workflow.',
  },
  visible: ['Author, approving reviewer and merge time', 'Checks and their result', 'Linked issue'],
  api: 'GET /repos/{o}/{r}/pulls/{n}, /reviews; /commits/{sha}/check-runs',
  collectors: ['github/pull-requests'],
  reads: { settings: { reviewers: 'Reviewers', assignees: 'Assignees' } },
});
