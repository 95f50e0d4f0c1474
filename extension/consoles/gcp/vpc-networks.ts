import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/networking/networks/list'],
  controls: { 'A.8.22': 'partial', 'A.8.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'VPC networks',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the networks of the project and their subnets.',
  rationale: { 'A.8.22': 'Networks are separate; peering decides how far.', 'A.8.15': 'Flow logs, where on.' },
  visible: ['Networks with subnets', 'Flow logs and private access columns'],
  api: 'compute networks.list, subnetworks.list',
  reads: { rows: ['network', 'networks'] },
});
