import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/secure/admin/workflows/ViewWorkflowSteps.jspa?workflowMode=live&workflowName=:workflow'],
  controls: { 'A.8.32': 'partial', 'A.5.3': 'partial', 'A.5.37': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Jira workflow',
  kind: 'config',
  confidence: 'seen',
  claim: 'Issues move through the steps shown, with approval where set.',
  rationale: {
    'A.8.32': 'A step of approval is part of the way; which issues use it is elsewhere.',
    'A.5.3': 'Conditions keep requester and approver apart, where set.',
    'A.5.37': 'A procedure as it is built in; that people follow it is not shown.',
  },
  visible: ["The workflow's name and that it is active", 'Steps, transitions and conditions'],
  api: 'GET /rest/api/3/workflow/search',
  reads: { rows: ['step', 'steps'] },
});
