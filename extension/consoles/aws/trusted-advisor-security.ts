import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/trustedadvisor/home#/category/security', '/trustedadvisor/home#/category/service-limits'],
  controls: { 'A.8.9': 'partial', 'A.8.6': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Trusted Advisor security, service limits',
  kind: 'report',
  confidence: 'seen',
  claim: 'These are the open security or quota checks of the account.',
  rationale: {
    'A.8.9': 'Common misconfigurations are checked; only those of the support plan.',
    'A.8.6': 'Quotas are watched, where the service limits are shown.',
  },
  visible: ['Check names and their state', 'The time of the last refresh'],
  api: 'trustedadvisor:ListRecommendations',
  reads: { rows: ['check', 'checks'] },
});
