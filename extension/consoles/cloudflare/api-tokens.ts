import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/profile/api-tokens', '/:account/api-tokens'],
  controls: { 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'API tokens',
  kind: 'population',
  confidence: 'seen',
  claim: 'These API tokens exist, with permissions and expiry; no values.',
  rationale: { 'A.5.17': 'Long-lived secrets of one person or of the account, with their limits.' },
  visible: ['Names, permissions and status'],
  api: 'GET /user/tokens, /accounts/{id}/tokens',
  reads: { rows: ['token', 'tokens'] },
});
