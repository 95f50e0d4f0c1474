import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/s3/buckets/:bucket?tab=permissions'],
  regional: true,
  controls: { 'A.8.3': 'direct', 'A.8.12': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'S3 bucket permissions',
  kind: 'config',
  confidence: 'likely',
  claim: 'Access to the bucket is limited as shown.',
  rationale: {
    'A.8.3': 'Who may reach the objects of this bucket, by policy; rights in IAM policies come on top.',
    'A.8.12': 'Public exposure is ruled out for this bucket; other channels are not.',
  },
  visible: ['The bucket name', 'Block public access, bucket policy and ACL sections'],
  api: 's3:GetBucketPolicy, GetPublicAccessBlock, GetBucketAcl',
  collectors: ['aws/resources'],
  reads: { settings: { blockAll: 'Block all public access', access: 'Access' } },
  beside: [
    {
      what: 'all public access blocked',
      setting: 'blockAll',
      collector: 'aws/resources',
      fact: 'buckets[id={bucket}].block.*',
      none: false,
    },
  ],
});
