import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/ssl-tls', '/:account/:zone/ssl-tls/configuration'],
  controls: { 'A.8.24': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'SSL/TLS mode',
  kind: 'config',
  confidence: 'seen',
  claim: 'Traffic of the zone is encrypted to the origin in the mode shown.',
  rationale: {
    'A.8.24':
      'Traffic is encrypted, and the origin is verified in the strict mode; minimum version and ciphers are another setting.',
    'A.8.21': 'A protection of the service at the edge; other services are not covered.',
  },
  visible: ['The zone', 'The encryption mode'],
  api: 'GET /zones/{id}/settings/ssl',
  reads: { settings: { mode: ['Current encryption mode', 'SSL/TLS encryption mode', 'SSL/TLS encryption'] } },
});
