import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, on, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { organization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Releases cannot be changed once they are out',
  severity: 'low',
  needs: ['github/organization-details'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.19',
      strength: 'partial',
      rationale:
        'Shows that what was released stays what it was, so that an installed version can be trusted; it does not show how it was built.',
    },
    {
      id: 'A.8.4',
      strength: 'supporting',
      rationale: 'Shows that published code cannot be swapped; it does not show the code itself.',
    },
  ],
  remedy: {
    text: 'Under "Repository", "General" of the organisation enable release immutability for all repositories.',
    url: organizationSettings('repository-defaults'),
  },
  evaluate: (inputs, { scope }) => [
    on(
      organization(scope),
      judge(inputs['github/organization-details'], ({ immutableReleases }) =>
        judge(immutableReleases, (reach) => {
          if (reach === 'all') return pass();
          return fail(
            reach === 'none'
              ? 'files of a release can be swapped afterwards'
              : 'only chosen repositories have immutable releases',
          );
        }),
      ),
    ),
  ],
});
