import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/api/tokens'],
  controls: { 'A.5.17': 'direct', 'A.8.2': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'API tokens',
  kind: 'population',
  confidence: 'seen',
  claim: 'These API tokens exist, with owner and last use; no values.',
  rationale: {
    'A.5.17': 'Long-lived secrets, their owners and use; where they are kept is not shown.',
    'A.8.2': 'Tokens carry the rights of their owner; what those are is on the administrators page.',
  },
  visible: ['The number of tokens', 'Owner, role, last used and network columns'],
  api: 'GET /api/v1/api-tokens',
  reads: { rows: ['token', 'tokens'] },
});
