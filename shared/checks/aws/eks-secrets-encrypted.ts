import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('eksClusters', {
  title: 'Secrets in Kubernetes clusters are encrypted with a key of the account',
  severity: 'medium',
  subjects: ['EKS cluster', 'EKS clusters'],
  controls: [
    partial('A.8.24', 'Secrets have a key of their own at rest.'),
    supporting('A.5.17', 'Secrets of programs are better protected.'),
  ],
  remedy: {
    text: 'Under "Overview", "Secrets encryption" enable a KMS key (aws eks associate-encryption-config).',
    url: page('eks', '#/clusters'),
  },
  verdict: (cluster) =>
    judge(cluster.secretsEncrypted, (set) => (set ? pass() : fail('secrets have no key of the account'))),
});
