import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/logs/router'],
  controls: { 'A.8.15': 'partial', 'A.5.33': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Log router sinks',
  kind: 'config',
  confidence: 'seen',
  claim: 'Logs are sent to the destinations shown.',
  rationale: {
    'A.8.15': 'Logs are collected centrally, as far as the filters let them; what is excluded is in each sink.',
    'A.5.33': 'Logs are kept apart from what they are about; protection at the destination is not shown.',
  },
  visible: ['Sinks with filter and destination'],
  api: 'logging sinks.list',
  reads: { rows: ['sink', 'sinks'] },
});
