import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/s3/buckets/:bucket?tab=properties'],
  regional: true,
  controls: { 'A.8.24': 'partial', 'A.8.13': 'supporting', 'A.8.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'S3 bucket properties',
  kind: 'config',
  confidence: 'likely',
  claim: 'The bucket is encrypted, versioned and logged as shown.',
  rationale: {
    'A.8.24': 'Encryption at rest and its key type for this bucket; key handling is elsewhere.',
    'A.8.13': 'Versioning helps to restore; it is not a backup.',
    'A.8.15': 'Access logging for this bucket as shown; data events in CloudTrail are elsewhere.',
  },
  visible: ['The bucket name', 'Default encryption, versioning, object lock and access logging'],
  api: 's3:GetBucketEncryption, GetBucketVersioning, GetBucketLogging, GetObjectLockConfiguration',
  collectors: ['aws/resources'],
  reads: {
    settings: {
      versioning: 'Bucket Versioning',
      encryption: ['Encryption type', 'Default encryption'],
      objectLock: 'Object Lock',
      logging: 'Server access logging',
    },
  },
  beside: [
    { what: 'versioning', setting: 'versioning', collector: 'aws/resources', fact: 'buckets[id={bucket}].versioning' },
    {
      what: 'default encryption',
      setting: 'encryption',
      collector: 'aws/resources',
      fact: 'buckets[id={bucket}].encryption',
      words: { 'DSSE-KMS': 'aws:kms:dsse', 'SSE-KMS': 'aws:kms', 'SSE-S3': 'AES256' },
    },
    { what: 'access logging', setting: 'logging', collector: 'aws/resources', fact: 'buckets[id={bucket}].logging?' },
  ],
});
