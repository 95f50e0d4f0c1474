import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('eksClusters', {
  title: 'Every Kubernetes cluster keeps an audit log',
  severity: 'medium',
  subjects: ['EKS cluster', 'EKS clusters'],
  controls: [partial('A.8.15', 'Who did what in the cluster is logged.')],
  remedy: {
    text: 'Under "Observability" of the cluster switch on the audit log (aws eks update-cluster-config --logging).',
    url: page('eks', '#/clusters'),
  },
  verdict: (cluster) => judge(cluster.auditLog, (set) => (set ? pass() : fail('the audit log is off'))),
});
