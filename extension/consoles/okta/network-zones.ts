import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/networks'],
  controls: { 'A.8.20': 'supporting', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Network zones',
  kind: 'config',
  confidence: 'seen',
  claim: 'These network zones are defined or blocked.',
  rationale: {
    'A.8.20': 'Known and blocked addresses; the rules that use them are elsewhere.',
    'A.8.5': 'Places that sign-in rules refer to; the rules are elsewhere.',
  },
  visible: ['Zones with type and use'],
  api: 'GET /api/v1/zones',
  reads: { rows: ['zone', 'zones'] },
});
