import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['purview@/datalifecyclemanagement/policies'],
  controls: { 'A.5.33': 'partial', 'A.8.10': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Purview retention policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'Content is kept and deleted by the policies shown.',
  rationale: {
    'A.5.33': 'Records are kept by rule; whether it fits your schedule is a judgement.',
    'A.8.10': 'Content is deleted by rule, where the policy deletes.',
  },
  visible: ['Policies with status', 'Retention and deletion where one is open'],
  api: 'Get-RetentionCompliancePolicy',
  reads: { rows: ['policy', 'policies'] },
});
