import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/reporting/audit/login'],
  controls: { 'A.8.15': 'direct', 'A.8.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Login audit log',
  kind: 'log',
  confidence: 'seen',
  claim: 'These sign-ins took place in the range shown.',
  rationale: {
    'A.8.15': 'Sign-ins are recorded; kept for a time that Google sets unless exported.',
    'A.8.16': 'Somebody looked; how often is not shown.',
  },
  visible: ['The date range and filter', 'Events with user and time'],
  api: 'Reports activities.list applicationName=login',
  reads: { rows: ['event', 'events'] },
});
