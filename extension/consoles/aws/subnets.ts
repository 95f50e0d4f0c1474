import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/vpc|vpcconsole/home#subnets:'],
  regional: true,
  controls: { 'A.8.22': 'partial', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'VPC subnets',
  kind: 'population',
  confidence: 'likely',
  claim: 'The networks of the region are divided into the subnets shown.',
  rationale: {
    'A.8.22': 'How networks are cut up; which traffic passes between the parts is on routes and network ACLs.',
    'A.8.20': 'Which subnets give public addresses by default, where the column is shown.',
  },
  visible: ['VPC, zone and the column for public addresses', 'The number of subnets'],
  api: 'ec2:DescribeSubnets',
  collectors: ['aws/resources'],
  reads: { rows: ['subnet', 'subnets'] },
  beside: [{ what: 'number of subnets', collector: 'aws/resources', fact: 'subnets' }],
});
