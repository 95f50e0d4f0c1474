import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/ssl-tls/origin'],
  controls: { 'A.8.20': 'partial', 'A.8.24': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Origin server',
  kind: 'config',
  confidence: 'seen',
  claim: 'The origin accepts requests from Cloudflare only, as shown.',
  rationale: {
    'A.8.20':
      "The way around the edge is closed where pulls are authenticated; the origin's own firewall is elsewhere.",
    'A.8.24': 'Traffic to the origin is encrypted; that its certificate is checked depends on the mode.',
  },
  visible: ['Authenticated origin pulls', 'Origin certificates'],
  api: 'GET /zones/{id}/settings/tls_client_auth',
  reads: { rows: ['certificate', 'certificates'], settings: { originPulls: 'Authenticated Origin Pulls' } },
});
