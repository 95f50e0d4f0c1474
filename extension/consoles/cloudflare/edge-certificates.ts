import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/ssl-tls/edge-certificates'],
  controls: { 'A.8.24': 'direct', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Edge certificates',
  kind: 'config',
  confidence: 'seen',
  claim: 'The zone accepts only the TLS shown, with these certificates.',
  rationale: {
    'A.8.24': 'How traffic to this zone is encrypted, as set; the way to the origin is another setting.',
    'A.8.21': 'A protection of the service at the edge; other services are not covered.',
  },
  visible: ['Certificates with expiry', 'Always use HTTPS, HSTS and minimum TLS version'],
  api: 'GET /zones/{id}/settings/min_tls_version, always_use_https, security_header; /ssl/certificate_packs',
  reads: {
    rows: ['certificate', 'certificates'],
    settings: {
      alwaysHttps: 'Always Use HTTPS',
      minimumTls: 'Minimum TLS Version',
      hsts: 'HTTP Strict Transport Security (HSTS)',
      tls13: 'TLS 1.3',
    },
  },
});
