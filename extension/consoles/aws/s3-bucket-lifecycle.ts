import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/s3/buckets/:bucket?tab=management'],
  regional: true,
  controls: { 'A.8.10': 'direct', 'A.5.33': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'S3 lifecycle rules',
  kind: 'config',
  confidence: 'likely',
  claim: 'Objects in the bucket move and expire by the rules shown.',
  rationale: {
    'A.8.10': 'Deletion happens by rule for this bucket; versions and copies need their own rule.',
    'A.5.33': 'Retention follows a rule; whether it fits your schedule is a judgement.',
  },
  visible: ['The bucket name', 'Lifecycle rules with their state and days'],
  api: 's3:GetBucketLifecycleConfiguration',
  reads: { rows: ['lifecycle rule', 'lifecycle rules'] },
});
