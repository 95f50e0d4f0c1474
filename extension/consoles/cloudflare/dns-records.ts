import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/dns/records', '/:account/:zone/dns'],
  controls: { 'A.8.20': 'partial', 'A.5.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'DNS records',
  kind: 'config',
  confidence: 'seen',
  claim: 'The zone has the DNS records shown.',
  rationale: {
    'A.8.20': 'Which hosts are behind the edge; that origins refuse others is elsewhere.',
    'A.5.14': 'Mail can be checked for its sender, where the records are there.',
  },
  visible: ['The number of records', 'Proxy status; SPF, DMARC and CAA records'],
  api: 'GET /zones/{id}/dns_records',
  reads: { rows: ['record', 'records'] },
});
