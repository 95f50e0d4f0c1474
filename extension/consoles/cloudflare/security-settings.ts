import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/security/settings'],
  controls: { 'A.8.26': 'partial', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Protections of the zone are on or off as shown.',
  rationale: {
    'A.8.26': 'Bots and known attacks are met; own rules are on another page.',
    'A.8.20': 'A layer of network protection, at the edge.',
  },
  visible: ['Each protection with its state'],
  api: 'GET /zones/{id}/settings, /bot_management',
  reads: {
    settings: {
      bots: ['Bot fight mode', 'Bot Fight Mode'],
      browserCheck: 'Browser Integrity Check',
      uploads: ['Malicious uploads detection', 'Leaked credentials detection'],
    },
  },
});
