import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/dns/settings'],
  controls: { 'A.8.20': 'supporting', 'A.8.21': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'DNSSEC',
  kind: 'config',
  confidence: 'likely',
  claim: 'DNS answers of the zone are signed.',
  rationale: { 'A.8.20': 'Answers cannot be forged on the way.', 'A.8.21': 'A protection of the DNS service.' },
  visible: ['The DNSSEC state'],
  api: 'GET /zones/{id}/dnssec',
  reads: { settings: { dnssec: 'DNSSEC' } },
});
