import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/vpc|vpcconsole/home#acls:'],
  regional: true,
  controls: { 'A.8.20': 'partial', 'A.8.22': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Network ACLs',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the network ACLs of the region and the subnets they guard.',
  rationale: {
    'A.8.20': 'Filtering at the subnets; other layers are elsewhere.',
    'A.8.22': 'Rules between subnets; what runs in them is elsewhere.',
  },
  visible: ['Inbound and outbound rules', 'Associated subnets'],
  api: 'ec2:DescribeNetworkAcls',
  collectors: ['aws/resources'],
  reads: { rows: ['network ACL', 'network ACLs'] },
  beside: [{ what: 'number of network ACLs', collector: 'aws/resources', fact: 'networkAcls' }],
});
