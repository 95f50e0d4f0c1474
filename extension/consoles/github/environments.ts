import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/environments'],
  controls: { 'A.8.31': 'partial', 'A.8.32': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Environments',
  kind: 'config',
  confidence: 'likely',
  claim: 'Deployments go to the environments shown, with their protection.',
  rationale: {
    'A.8.31': 'Production is an environment of its own in the pipeline; separate infrastructure is elsewhere.',
    'A.8.32':
      "A deployment needs approval where reviewers are required; who may skip it is in the environment's settings.",
  },
  visible: ['Environment names', 'Required reviewers and branch limits where one is open'],
  api: 'GET /repos/{o}/{r}/environments',
  collectors: ['github/repositories'],
  reads: {
    rows: ['environment', 'environments'],
    settings: { reviewers: 'Required reviewers', selfReview: 'Prevent self-review' },
  },
  beside: [
    {
      what: 'number of environments',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].environments',
    },
  ],
});
