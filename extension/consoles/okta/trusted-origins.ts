import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/api/trusted_origins'],
  controls: { 'A.8.26': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Trusted origins',
  kind: 'config',
  confidence: 'seen',
  claim: 'Requests and redirects are allowed from the origins shown.',
  rationale: { 'A.8.26': 'Only known applications may call from a browser.' },
  visible: ['Origins with type'],
  api: 'GET /api/v1/trustedOrigins',
  reads: { rows: ['origin', 'origins'] },
});
