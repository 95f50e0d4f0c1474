import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The CODEOWNERS file is free of errors',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'supporting',
      rationale: 'Shows that the owners named in the file really get asked; a line with an error is silently ignored.',
    },
  ],
  remedy: {
    text: 'Open the CODEOWNERS file on GitHub, which marks its errors, and correct them.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'blob/HEAD/.github/CODEOWNERS', ({ codeowners }) =>
      judge(codeowners, (file) => {
        if (file === null) return notApplicable('there is no CODEOWNERS file');
        return file.errors === 0
          ? pass()
          : fail(
              file.errors === 1
                ? '1 line of CODEOWNERS is ignored because of an error'
                : `${file.errors} lines of CODEOWNERS are ignored because of errors`,
            );
      }),
    ),
});
