import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['defender@/securescore'],
  controls: { 'A.5.36': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Microsoft Secure Score',
  kind: 'report',
  confidence: 'seen',
  claim: 'The tenant has the score shown, with these open actions.',
  rationale: {
    'A.5.36':
      "Configuration is measured against the vendor's recommendations; your own policies may ask for more or less.",
    'A.8.9': 'Deviations are known; that they are handled is in their status.',
  },
  visible: ['Score and its history', 'Open actions'],
  api: 'Graph GET /security/secureScores',
  reads: {
    rows: ['action', 'actions'],
    settings: {
      score: { at: '[data-automation-id="secureScorePercentage"], .secureScoreValue', pattern: '([\\d.,]+)\\s*%' },
    },
  },
});
