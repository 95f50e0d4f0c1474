import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2/home#LoadBalancers:', '/ec2/v2/home#LoadBalancers:'],
  regional: true,
  controls: { 'A.8.20': 'partial', 'A.8.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Load balancers',
  kind: 'population',
  confidence: 'likely',
  claim: 'Traffic enters the region through the load balancers shown.',
  rationale: {
    'A.8.20': 'Which ones face the internet; what each lets in is on its listeners and security groups.',
    'A.8.14': 'Zones of each load balancer; that what stands behind it is redundant is elsewhere.',
  },
  visible: ['Scheme and zones of each', 'The number of load balancers'],
  api: 'elasticloadbalancing:DescribeLoadBalancers',
  collectors: ['aws/resources'],
  reads: { rows: ['load balancer', 'load balancers'] },
  beside: [{ what: 'number of load balancers', collector: 'aws/resources', fact: 'loadBalancers' }],
});
