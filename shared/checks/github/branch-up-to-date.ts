import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Checks run on what will really be merged',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.29',
      strength: 'supporting',
      rationale:
        'Shows that tests ran on the merged state rather than on an older one; it only matters where checks are required.',
    },
  ],
  remedy: {
    text: 'Turn on "Require branches to be up to date before merging", or use a merge queue.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.statusChecks, (names) => {
        if (names.length === 0) return notApplicable('no check is required that could run on an older state');
        return judge(protection.upToDate, (yes) =>
          yes ? pass() : fail(`checks for ${protection.branch} may have run on an older state${becauseOf(protection)}`),
        );
      }),
    ),
});
