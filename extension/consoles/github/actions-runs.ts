import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/actions'],
  controls: { 'A.8.29': 'partial', 'A.8.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Actions runs',
  kind: 'log',
  confidence: 'likely',
  claim: 'These workflow runs took place with the results shown.',
  rationale: {
    'A.8.29': 'Tests run on changes; what they test is in the workflow.',
    'A.8.25': 'Automation is part of the way of building; other steps of development are elsewhere.',
  },
  visible: ['Workflow names, results and dates', 'The filter and number of runs'],
  api: 'GET /repos/{o}/{r}/actions/runs',
  reads: { rows: ['workflow run', 'workflow runs'] },
});
