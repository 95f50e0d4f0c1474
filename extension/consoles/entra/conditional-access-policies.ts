import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies/*',
    '/#view/Microsoft_AAD_ConditionalAccess/PoliciesList/*',
  ],
  controls: { 'A.8.5': 'partial', 'A.5.15': 'partial', 'A.6.7': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Conditional Access policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are all Conditional Access policies of the tenant, each on, off or report-only.',
  rationale: {
    'A.8.5': 'Rules for sign-in exist and are on; their conditions are in each. Report-only does not enforce.',
    'A.5.15': 'Access depends on conditions; who may use what is in each policy.',
    'A.6.7': 'Conditions on place and device, where policies have them.',
  },
  visible: ['The number of policies', 'The state column'],
  api: 'Graph GET /identity/conditionalAccess/policies',
  reads: { rows: ['policy', 'policies'] },
});
