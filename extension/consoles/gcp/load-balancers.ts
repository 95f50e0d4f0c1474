import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/net-services/loadbalancing/list', '/net-services/loadbalancing/list/loadBalancers'],
  controls: { 'A.8.24': 'partial', 'A.8.21': 'supporting', 'A.8.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Load balancers, TLS policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'These load balancers take traffic for the project.',
  rationale: {
    'A.8.24': 'Traffic is taken in by HTTPS, where shown.',
    'A.8.21': 'A service at the edge of the network; what is behind it is elsewhere.',
    'A.8.14': 'Traffic is spread over backends; in how many zones is on each.',
  },
  visible: ['Protocol column', 'SSL policy where one is open'],
  api: 'compute sslPolicies.list, targetHttpsProxies.list',
  reads: { rows: ['load balancer', 'load balancers'] },
});
