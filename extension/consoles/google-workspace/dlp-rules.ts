import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/dp/rules'],
  controls: { 'A.8.12': 'direct', 'A.5.34': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Data protection (DLP) rules',
  kind: 'config',
  confidence: 'seen',
  claim: 'These data protection rules are active.',
  rationale: {
    'A.8.12': 'Data is kept from leaving by rule; audit-only rules only watch.',
    'A.5.34': 'Covers personal data where the rules look for it; lawful use is another matter.',
  },
  visible: ['Rules with status, scope and action'],
  api: 'Policy API rule.dlp',
  reads: { rows: ['rule', 'rules'] },
});
