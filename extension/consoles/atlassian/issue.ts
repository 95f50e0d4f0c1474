import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/browse/:issue'],
  controls: { 'A.8.32': 'partial', 'A.5.26': 'partial', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'One issue with history',
  kind: 'sample',
  confidence: 'likely',
  claim: 'This request was approved by somebody else and carried out at the times shown.',
  rationale: {
    'A.8.32': 'One change as it was handled; a sample of one.',
    'A.5.26': 'One incident as it was handled, where it is one.',
    'A.5.18': 'One access request, where it is one.',
  },
  visible: ['Requester, approver and dates', 'The history tab'],
  api: 'GET /rest/api/3/issue/{key}?expand=changelog',
  reads: { settings: { status: 'Status', assignee: 'Assignee', reporter: 'Reporter', approvers: 'Approvers' } },
});
