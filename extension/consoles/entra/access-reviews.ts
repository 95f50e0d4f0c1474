import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_AAD_ELM/Dashboard/*',
    '/#view/Microsoft_AAD_ERM/DashboardBlade/*',
    '/#view/Microsoft_AAD_ERM/DashboardBlade/~/Controls/*',
  ],
  controls: { 'A.5.18': 'direct', 'A.8.2': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Identity governance, access reviews',
  kind: 'report',
  confidence: 'seen',
  claim: 'Access reviews are set up and were decided as shown.',
  rationale: {
    'A.5.18': 'Rights are reviewed in a cycle; the scope decides which.',
    'A.8.2': 'Privileged roles are reviewed, where they are in scope.',
  },
  visible: ['Reviews with status and dates', 'Decisions where one is open'],
  api: 'Graph GET /identityGovernance/accessReviews/definitions, /instances/{id}/decisions',
  reads: { rows: ['review', 'reviews'] },
});
