import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('repositories', {
  title: 'Images are scanned when they are pushed',
  severity: 'medium',
  subjects: ['image repository', 'image repositories'],
  controls: [
    partial('A.8.8', 'Known vulnerabilities of images are looked for on arrival.'),
    partial('A.8.29', 'A security test stands between build and use, where the pipeline waits for it.'),
  ],
  remedy: { text: 'Switch on scan on push, or enhanced scanning for the registry.', url: page('ecr', '/repositories') },
  verdict: (repository) => judge(repository.scanOnPush, (set) => (set ? pass() : fail('scan on push is off'))),
});
