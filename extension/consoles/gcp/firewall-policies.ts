import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/net-security/firewall-manager/firewall-policies/list'],
  controls: { 'A.8.20': 'partial', 'A.8.22': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Firewall policies and rules',
  kind: 'config',
  confidence: 'seen',
  claim: 'Traffic is filtered by the policies and rules shown.',
  rationale: {
    'A.8.20': "Filtering in the project's networks; other layers are elsewhere.",
    'A.8.22': 'Rules can keep networks apart; whether they do has to be judged.',
  },
  visible: ['Rules with source ranges and action', 'Logs column'],
  api: 'compute firewalls.list, firewallPolicies.list',
  reads: { rows: ['rule', 'rules'] },
});
