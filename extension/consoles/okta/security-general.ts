import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/general'],
  controls: { 'A.8.16': 'partial', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security general, ThreatInsight',
  kind: 'config',
  confidence: 'seen',
  claim: 'Suspicious sign-ins are logged or blocked, and people are told, as shown.',
  rationale: {
    'A.8.16': 'Attacks on sign-in are detected, and blocked where set; that anybody looks is not shown.',
    'A.8.5': 'Guessing is slowed.',
  },
  visible: ['ThreatInsight mode', 'User notification settings'],
  api: 'GET /api/v1/threats/configuration',
  reads: {
    settings: {
      threatInsight: ['Action', 'Okta ThreatInsight settings'],
      newSignOn: 'New sign-on notification email',
      report: 'Report suspicious activity via email',
    },
  },
});
