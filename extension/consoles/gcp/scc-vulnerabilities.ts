import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/security/command-center/vulnerabilities'],
  controls: { 'A.8.8': 'partial', 'A.8.9': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'SCC vulnerabilities',
  kind: 'report',
  confidence: 'seen',
  claim: 'These misconfigurations and weaknesses are open.',
  rationale: {
    'A.8.8': 'Weaknesses are known and ranked; deadlines have to be judged.',
    'A.8.9': 'Deviations from the baseline are found; that they are fixed is in their status.',
  },
  visible: ['Counts by category and severity'],
  api: 'securitycenter findings.list',
  reads: { rows: ['category', 'categories'] },
});
