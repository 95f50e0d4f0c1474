import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/pipelines'],
  controls: { 'A.8.29': 'partial', 'A.8.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Project pipelines',
  kind: 'log',
  confidence: 'likely',
  claim: 'These pipelines ran with the results shown.',
  rationale: {
    'A.8.29': 'Tests run on changes; what they test is in the pipeline.',
    'A.8.25': 'Automation is part of the way of building; other steps of development are elsewhere.',
  },
  visible: ['Results, branches and dates', 'The filter'],
  api: 'GET /projects/:id/pipelines',
  reads: { rows: ['pipeline', 'pipelines'] },
});
