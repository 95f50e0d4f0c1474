import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { gateOf } from './lib/gates.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The default branch is protected',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'direct',
      rationale:
        'Shows that write access alone does not change the main line of the source code; it does not show who may read it, nor who may merge.',
    },
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale: 'Shows that changes pass a gate; the other checks show what the gate asks for.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows that development follows a path with a gate; it does not show the path as a whole.',
    },
  ],
  remedy: {
    text: 'Add a ruleset for the default branch that requires a pull request.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(gateOf(protection), (gate) => {
        if (gate !== null) return pass(gate);
        const alone = protection.forcePushBlocked;
        const only = alone.known && alone.value ? ', only force pushes are blocked' : '';
        return fail(`anybody with write access can push to ${protection.branch}${only}${becauseOf(protection)}`);
      }),
    ),
});
