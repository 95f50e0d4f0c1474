import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/storage/browser'],
  controls: { 'A.8.3': 'partial', 'A.8.24': 'supporting', 'A.8.10': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Cloud Storage buckets',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the buckets of the project with public access and encryption.',
  rationale: {
    'A.8.3': 'Which buckets are public and how access is controlled; who else has access is in each bucket.',
    'A.8.24': 'Encryption and its key type, where shown.',
    'A.8.10': 'Retention and lifecycle, where shown.',
  },
  visible: ['The number of buckets', 'Public access, access control and protection columns'],
  api: 'storage buckets.list, getIamPolicy',
  reads: { rows: ['bucket', 'buckets'] },
});
