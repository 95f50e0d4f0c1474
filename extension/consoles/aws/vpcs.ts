import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/vpc|vpcconsole/home#vpcs:'],
  regional: true,
  controls: { 'A.8.22': 'partial', 'A.8.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'VPCs and subnets, flow logs tab',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the networks of the region and whether their traffic is logged.',
  rationale: {
    'A.8.22': 'Networks are separate by VPC; peering and routes decide how far.',
    'A.8.15': 'Flow logs, where the tab shows them active.',
  },
  visible: ['The number of VPCs', 'The flow logs tab of the one that is selected'],
  api: 'ec2:DescribeVpcs, DescribeSubnets, DescribeFlowLogs',
  collectors: ['aws/resources'],
  reads: { rows: ['VPC', 'VPCs'] },
  beside: [{ what: 'number of VPCs', collector: 'aws/resources', fact: 'vpcs' }],
});
