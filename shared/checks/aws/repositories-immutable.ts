import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('repositories', {
  title: 'Image tags cannot be overwritten',
  severity: 'low',
  subjects: ['image repository', 'image repositories'],
  controls: [
    partial('A.8.32', 'What was approved under a tag is what runs under it.'),
    supporting('A.8.19', 'Software on operational systems is not swapped silently.'),
  ],
  remedy: {
    text: 'Edit the repository and set the tag mutability to immutable (aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE).',
    url: page('ecr', '/repositories'),
  },
  verdict: (repository) => judge(repository.immutableTags, (set) => (set ? pass() : fail('tags can be overwritten'))),
});
