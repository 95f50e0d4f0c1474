import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/logs/storage'],
  controls: { 'A.5.33': 'partial', 'A.8.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Log storage retention',
  kind: 'config',
  confidence: 'seen',
  claim: 'Logs are kept for the time shown.',
  rationale: {
    'A.5.33': 'Retention by bucket, locked where shown; whether it meets your schedule is a judgement.',
    'A.8.15': 'Logs are kept for a set time; who may read them is elsewhere.',
  },
  visible: ['Buckets with retention and lock'],
  api: 'logging projects.locations.buckets.list',
  reads: { rows: ['log bucket', 'log buckets'] },
});
