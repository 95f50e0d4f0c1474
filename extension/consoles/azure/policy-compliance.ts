import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Policy/PolicyMenuBlade/~/Compliance/*'],
  controls: { 'A.5.36': 'partial', 'A.8.9': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Azure Policy compliance',
  kind: 'report',
  confidence: 'seen',
  claim: 'Resources comply with the assigned policies to the degree shown.',
  rationale: {
    'A.5.36': 'Configuration is measured against own policies; only for what the policies look at.',
    'A.8.9': 'A baseline is assigned and checked; "audit" does not enforce.',
  },
  visible: ['The scope', 'Assignments with non-compliant counts'],
  api: 'POST Microsoft.PolicyInsights/policyStates/latest/summarize',
  reads: { rows: ['assignment', 'assignments'] },
});
