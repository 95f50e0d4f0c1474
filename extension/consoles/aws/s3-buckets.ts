import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/s3/buckets', '/s3/home'],
  controls: { 'A.5.9': 'partial', 'A.8.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'S3 bucket list',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are all buckets of the account with their region.',
  rationale: {
    'A.5.9': 'Inventory of one kind of asset; owners are in tags.',
    'A.8.3': 'The access column is a hint; policies are on each bucket.',
  },
  visible: ['The number of buckets', 'Region and, where shown, access columns'],
  api: 's3:ListBuckets, GetBucketPolicyStatus',
  collectors: ['aws/resources'],
  reads: { rows: ['bucket', 'buckets'] },
});
