import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/organizations/v2/home/policies/service-control-policy',
    '/organizations/v2/home/policies/service-control-policy/:policy',
  ],
  controls: { 'A.5.15': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Service control policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'These service control policies are in force in the organisation.',
  rationale: {
    'A.5.15': 'Upper limits to access across accounts; not who has access within them.',
    'A.8.9': 'Guard rails keep some settings from being changed; the baseline itself is elsewhere.',
  },
  visible: ['Policy names', 'Their targets where a policy is open'],
  api: 'organizations:ListPolicies, DescribePolicy, ListTargetsForPolicy',
  collectors: ['aws/organization'],
  reads: { rows: ['policy', 'policies'] },
  beside: [{ what: 'number of service control policies', collector: 'aws/organization', fact: 'controlPolicies' }],
});
