import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { onActions } from './lib/actions.ts';
import { organizationSettings } from './lib/links.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Only chosen actions can run in workflows',
  severity: 'high',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.19',
      strength: 'partial',
      rationale: 'Shows that software run in builds comes from a chosen set; it does not show that each was examined.',
    },
    {
      id: 'A.5.21',
      strength: 'partial',
      rationale:
        'Shows that third-party actions need approval before they take part in a build; dependencies of the code are not covered.',
    },
  ],
  remedy: {
    text: 'Under "Policies" choose "Allow selected actions" and list what is needed.',
    url: organizationSettings('actions'),
  },
  evaluate: (inputs, { scope }) =>
    onActions(inputs['github/organization'], scope, (actions) =>
      judge(actions.allowed, (allowed) => {
        if (allowed === 'all') return fail('any action of anybody can run in workflows');
        if (allowed === 'local-only') return pass('only actions of the organisation can run');
        return judge(actions.selected, ({ patterns }) =>
          judge(patterns, (list) =>
            list.some((pattern) => /^\*(\/\*)?(@\*)?$/.test(pattern))
              ? fail('the list of allowed actions holds a pattern that fits every action')
              : pass(`a chosen set, with ${list.length} patterns`),
          ),
        );
      }),
    ),
});
