import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/security/command-center',
    '/security/command-center/overview',
    '/security/command-center/findings|findingsv2',
  ],
  controls: { 'A.8.16': 'partial', 'A.8.8': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Security Command Center',
  kind: 'report',
  confidence: 'seen',
  claim: 'Security Command Center found what is shown.',
  rationale: {
    'A.8.16': 'Threats are looked for; the tier decides which.',
    'A.8.8': 'Weaknesses are found and ranked; deadlines have to be judged.',
  },
  visible: ['The resource chosen', 'Findings by severity'],
  api: 'securitycenter findings.list',
});
