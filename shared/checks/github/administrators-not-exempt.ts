import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { eachDefaultBranch } from './lib/repositories.ts';
import { bindsAdministrators } from './lib/bypass.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts; 'github/members': MembersFacts }>({
  title: 'Administrators are bound by the rules of the default branch',
  severity: 'high',
  needs: ['github/repositories', 'github/members'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows that the highest right in a repository does not lift the rules for changes; an administrator can still change the rules themselves.',
    },
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale:
        'Shows that nobody can both write and release a change by virtue of a role; it looks at the default branch only.',
    },
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows that the change procedure has no standing exception; it does not show exceptions made by changing the rules.',
    },
  ],
  remedy: {
    text: 'Turn on "Do not allow bypassing the above settings", and remove administrators from the bypass list of rulesets.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.guards, (guards) => {
        if (guards.length === 0)
          return notApplicable(`${protection.branch} has no review rule that could bind anybody`);
        const bound = guards.map((guard) => bindsAdministrators(guard, inputs['github/members']));
        if (bound.some((fact) => fact.known && fact.value)) return pass();
        const unseen = bound.find((fact) => !fact.known);
        if (unseen && !unseen.known) return unavailable(unseen);
        return fail(
          `administrators can merge into ${protection.branch} past ${guards.map(({ name }) => name).join(' and ')}`,
        );
      }),
    ),
});
