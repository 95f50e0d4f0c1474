import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/reporting/audit/admin'],
  controls: { 'A.8.15': 'direct', 'A.8.32': 'supporting', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Admin audit log',
  kind: 'log',
  confidence: 'likely',
  claim: 'Administrators made the changes shown in the range.',
  rationale: {
    'A.8.15': 'Administrative events are recorded; kept for a time that Google sets unless exported.',
    'A.8.32': 'Changes leave a trace; approval is elsewhere.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The date range and filter', 'Events with actor and time'],
  api: 'Reports activities.list applicationName=admin',
  reads: { rows: ['event', 'events'] },
});
