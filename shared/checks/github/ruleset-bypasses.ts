import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import type { Bypass } from '#collectors/github/read/details.ts';
import { defineCheck } from '#shared/define.ts';
import { known } from '#shared/evidence/fact.ts';
import { judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Nobody went past a ruleset in the last month',
  severity: 'medium',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows each push of a month that went past the rules for changes, with who did it; it covers rulesets of the repository, not classic protection.',
    },
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale: 'Shows whether the separation built into the rules held in fact; it speaks for one month.',
    },
  ],
  remedy: {
    text: 'Ask each of them why, write it down, and take the right to bypass away where it is not needed.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'rules/insights', ({ bypasses }) =>
      judge(bypasses, (all) => {
        if (all === null) return notApplicable('there is no active ruleset that anybody can bypass');
        return everyOf(known(all), (bypass) => known(inWords(bypass)), pass('nobody did'));
      }),
    ),
});

function inWords({ who, at, ref }: Bypass): string {
  const branch = ref.known ? ` of ${ref.value.replace('refs/heads/', '')}` : '';
  return `${who.known ? who.value : 'somebody'} went past the rules${branch}${at.known ? ` on ${at.value.slice(0, 10)}` : ''}`;
}
