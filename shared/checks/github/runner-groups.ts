import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Self-hosted runners serve chosen private repositories only',
  severity: 'medium',
  needs: ['github/organization-details'],
  subjects: ['runner group', 'runner groups'],
  controls: [
    {
      id: 'A.8.31',
      strength: 'partial',
      rationale:
        'Shows which repositories can run code on our build machines; it does not show how the machines are separated from each other.',
    },
    {
      id: 'A.8.22',
      strength: 'supporting',
      rationale: 'Shows that public code does not run on machines in our network; it does not show the network.',
    },
  ],
  remedy: {
    text: 'Limit the runner group to selected repositories and take "Allow public repositories" away.',
    url: organizationSettings('actions/runner-groups'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/organization-details'];
    const groups = input.known ? input.value.runnerGroups : input;
    return each(
      groups,
      allOf('runner groups', scope),
      ({ name }) => ({ type: 'runner group', id: name.known ? name.value : 'a group without a name' }),
      ({ reach, servesPublic }) =>
        judge(servesPublic, (open) => {
          if (open) return fail('public repositories can run code on its machines');
          return judge(reach, (visibility) =>
            visibility === 'selected'
              ? pass('chosen repositories')
              : // Every organisation has such a group from the start, with runners in it or not.
                manual(
                  `Every ${visibility === 'all' ? '' : 'private '}repository can use its machines: say whether there are any, and whether that is meant.`,
                ),
          );
        }),
    );
  },
});
