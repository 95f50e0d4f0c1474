import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/macie/home', '/macie/home#/summary', '/macie/home#/findings'],
  regional: true,
  controls: { 'A.8.12': 'partial', 'A.5.12': 'supporting', 'A.5.34': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Macie findings',
  kind: 'report',
  confidence: 'seen',
  claim: 'Macie looks for sensitive data in this region and found what is shown.',
  rationale: {
    'A.8.12': 'Exposed sensitive data is looked for in buckets; other stores are not.',
    'A.5.12': 'Data types are recognised; your own classes are not.',
    'A.5.34': 'Personal data in buckets is found; other stores and lawful use are not looked at.',
  },
  visible: ['That Macie is enabled', 'Findings with their number'],
  api: 'macie2:GetMacieSession, ListFindings',
  collectors: ['aws/posture'],
  reads: { rows: ['finding', 'findings'] },
});
