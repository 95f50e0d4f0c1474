import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/settings/merge_requests'],
  controls: { 'A.8.32': 'direct', 'A.5.3': 'direct', 'A.8.29': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Merge request approvals',
  kind: 'config',
  confidence: 'seen',
  claim: 'Merge requests of the project need the approvals and checks shown.',
  rationale: {
    'A.8.32': 'Changes need approval before they are merged; direct pushes are limited on another page.',
    'A.5.3': 'The author cannot approve, where that is ticked.',
    'A.8.29': 'Pipelines have to pass, where that is ticked.',
  },
  visible: ['Approval rules with their number', 'Author approval and pipeline settings'],
  api: 'GET /projects/:id/approvals, /approval_rules',
  reads: {
    rows: ['approval rule', 'approval rules'],
    settings: {
      authorApproval: ['Prevent approval by merge request creator', 'Prevent approval by author'],
      committers: 'Prevent approvals by users who add commits',
      pipelines: 'Pipelines must succeed',
    },
  },
});
