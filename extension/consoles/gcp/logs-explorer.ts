import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/logs/query'],
  controls: { 'A.8.15': 'partial', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Logs Explorer',
  kind: 'log',
  confidence: 'likely',
  claim: 'This query found the entries shown in the range.',
  rationale: {
    'A.8.15': 'Events are recorded and can be searched; only what is switched on and still kept.',
    'A.5.28': 'Material for one case.',
  },
  visible: ['The whole query', 'Time range with its zone', 'The number of results'],
  api: 'logging entries.list',
  reads: { rows: ['entry', 'entries'] },
});
