import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** A year without a push. */
const UNUSED_DAYS = 365;

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Repositories that nobody works on are archived',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.9',
      strength: 'supporting',
      rationale: 'Shows that the list of repositories in use is kept up; it does not show that each has an owner.',
    },
    {
      id: 'A.8.9',
      strength: 'supporting',
      rationale: 'Shows that what is out of use is taken out of change; it does not show its settings.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Danger Zone", archive it, or say in its README why it stays.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, context) =>
    eachRepository(inputs['github/repositories'], context.scope, 'settings', ({ pushedAt }) =>
      judge(pushedAt, (moment) => {
        const days = daysBetween(moment, seenAt('github/repositories', context));
        return days > UNUSED_DAYS ? fail(`the last push was ${days} days ago`) : pass();
      }),
    ),
});
