import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/o/:organisation/settings/api'],
  controls: { 'A.5.17': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization API keys',
  kind: 'population',
  confidence: 'seen',
  claim: 'These API keys of the organisation exist, with expiry; no values.',
  rationale: {
    'A.5.17': 'Long-lived secrets and their expiry; tokens of single users are not among them.',
    'A.8.2': 'Keys carry administrator rights.',
  },
  visible: ['Names, creators and expiry'],
  api: null,
  reads: { rows: ['API key', 'API keys'] },
});
