import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/cloudtrail/home#/events', '/cloudtrailv2/home#/events'],
  regional: true,
  controls: { 'A.8.15': 'partial', 'A.8.2': 'supporting', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'CloudTrail event history',
  kind: 'log',
  confidence: 'seen',
  claim: 'These API calls took place in the time range shown.',
  rationale: {
    'A.8.15': 'Events of the range are on record; proves recording for what it shows.',
    'A.8.2': 'Filtered for privileged actions it shows their use; the filter decides.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The filter and the time range with its zone', 'Event names, users and times'],
  api: 'cloudtrail:LookupEvents',
  reads: { rows: ['event', 'events'] },
});
