import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/settings/ci_cd'],
  controls: { 'A.5.17': 'partial', 'A.8.31': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'CI/CD settings',
  kind: 'config',
  confidence: 'likely',
  claim: 'Variables and runners of the project are protected as shown; no values.',
  rationale: {
    'A.5.17': 'Secrets for pipelines are kept masked and protected; those of the group and instance come on top.',
    'A.8.31': 'Protected variables reach only protected branches.',
  },
  visible: ['The variables section with masked and protected marks', 'Runners'],
  api: 'GET /projects/:id/variables, /protected_environments',
  reads: { rows: ['variable', 'variables'] },
});
