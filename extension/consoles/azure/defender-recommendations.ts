import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Security/SecurityMenuBlade/~/5/*'],
  controls: { 'A.8.8': 'partial', 'A.8.9': 'partial', 'A.5.36': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Defender for Cloud recommendations',
  kind: 'report',
  confidence: 'seen',
  claim: 'These recommendations of Defender for Cloud are open in the subscriptions shown.',
  rationale: {
    'A.8.8': 'Weaknesses are found and ranked; deadlines have to be judged.',
    'A.8.9': 'Deviations from the baseline are found; that they are fixed is in their status.',
    'A.5.36': "Configuration is measured against a standard; it is the vendor's unless you chose another.",
  },
  visible: ['The subscriptions in the filter', 'Open recommendations by severity'],
  api: 'ARM GET Microsoft.Security/assessments, secureScores',
  reads: { rows: ['recommendation', 'recommendations'] },
});
