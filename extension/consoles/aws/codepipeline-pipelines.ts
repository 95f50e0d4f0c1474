import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/codesuite/codepipeline/pipelines'],
  regional: true,
  controls: { 'A.8.32': 'partial', 'A.8.29': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'CodePipeline pipeline',
  kind: 'config',
  confidence: 'likely',
  claim: 'These pipelines deliver changes in the region.',
  rationale: {
    'A.8.32': 'Changes go through a pipeline; approvals are within each.',
    'A.8.29': 'Test stages, where a pipeline is open.',
  },
  visible: ['Pipelines with their latest execution', 'Approval and test stages where one is open'],
  api: 'codepipeline:GetPipeline, ListPipelineExecutions',
  reads: { rows: ['pipeline', 'pipelines'] },
});
