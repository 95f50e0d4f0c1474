import type { RepositoryFilesFacts } from '#collectors/github/repository-files.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, on, pass, unavailable } from '#shared/evidence/outcome.ts';
import { sentence } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/repository-files': RepositoryFilesFacts }>({
  title: 'Sampled repositories hold no built binaries',
  severity: 'low',
  needs: ['github/repository-files'],
  subjects: ['sampled repository', 'sampled repositories'],
  controls: [
    {
      id: 'A.8.19',
      strength: 'supporting',
      rationale:
        'Shows whether programs are installed from code that was reviewed rather than from files nobody can read; it goes by names, on a sample.',
    },
    {
      id: 'A.8.28',
      strength: 'supporting',
      rationale: 'Shows that what is kept is source that can be examined; it does not show that it was.',
    },
  ],
  remedy: {
    text: 'Take the file out, and fetch it in the build from a registry with a fixed version and digest.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/repository-files'];
    const sample = input.known ? input.value.sample : input;
    if (!sample.known) return [on(allOf('sampled repositories', scope), unavailable(sample))];
    const { drawn, of, repositories } = sample.value;
    if (repositories.length === 0) {
      return [on(allOf('sampled repositories', scope), notApplicable('there is no repository in use'))];
    }
    return repositories.map(({ name, binaries }) =>
      on(
        { type: 'sampled repository', id: name },
        judge(binaries, (found) => {
          if (found === null) return notApplicable('empty: there are no files yet');
          if (found.items.length > 0) return fail(`holds ${sentence(found.items)}`);
          return found.unseen === null ? pass(`one of ${drawn} drawn from ${of}`) : unavailable(found.unseen);
        }),
      ),
    );
  },
});
