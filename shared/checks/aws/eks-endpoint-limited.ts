import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';
import { isEveryone } from './lib/network.ts';

export default perResource('eksClusters', {
  title: 'No Kubernetes API is open to the whole internet',
  severity: 'high',
  subjects: ['EKS cluster', 'EKS clusters'],
  controls: [
    direct(
      'A.8.20',
      'The door to the cluster is not open to everyone; who may pass it is judged by its own access rules.',
    ),
  ],
  remedy: {
    text: 'Under "Networking", "Manage endpoint access" choose private, or list the addresses that may reach it (aws eks update-cluster-config --resources-vpc-config).',
    url: page('eks', '#/clusters'),
  },
  verdict: (cluster) =>
    judge(cluster.publicEndpoint, (open) => {
      if (!open) return pass();
      return cluster.publicCidrs.length > 0 && !cluster.publicCidrs.some(isEveryone)
        ? pass('limited to known addresses')
        : fail('its API answers the whole internet');
    }),
});
