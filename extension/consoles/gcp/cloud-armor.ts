import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/net-security/securitypolicies/list'],
  controls: { 'A.8.26': 'partial', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Cloud Armor policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'Applications are protected by the policies shown.',
  rationale: {
    'A.8.26': 'Requests to applications are filtered; the rules are in each policy.',
    'A.8.20': 'One layer of network protection, at the application; the layers below are elsewhere.',
  },
  visible: ['Policies with number of rules and targets'],
  api: 'compute securityPolicies.list',
  reads: { rows: ['policy', 'policies'] },
});
