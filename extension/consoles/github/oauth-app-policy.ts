import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/oauth_application_policy'],
  controls: { 'A.5.23': 'partial', 'A.5.19': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'OAuth app policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'Access of third-party applications to the organisation is restricted as shown.',
  rationale: {
    'A.5.23': "Cloud applications need an owner's approval; GitHub Apps are on another page.",
    'A.5.19': 'Third parties with access are listed; their assessment is elsewhere.',
  },
  visible: ["The policy's state", 'Approved and denied applications'],
  api: null,
  reads: {
    rows: ['application', 'applications'],
    settings: { policy: ['Policy', 'Third-party application access policy'] },
  },
});
