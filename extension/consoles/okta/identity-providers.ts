import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/identity-providers'],
  controls: { 'A.5.16': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Identity providers',
  kind: 'config',
  confidence: 'seen',
  claim: 'People can come in through the identity providers shown.',
  rationale: { 'A.5.16': 'Sources of identity are known.' },
  visible: ['Providers with type and status'],
  api: 'GET /api/v1/idps',
  reads: { rows: ['identity provider', 'identity providers'] },
});
