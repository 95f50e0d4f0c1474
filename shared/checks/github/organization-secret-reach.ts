import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Secrets stored for workflows are limited to chosen repositories',
  severity: 'low',
  needs: ['github/organization-details'],
  subjects: ['secret', 'secrets'],
  controls: [
    {
      id: 'A.8.3',
      strength: 'partial',
      rationale:
        'Shows that a stored credential reaches only chosen repositories; it does not show who can change workflows there.',
    },
    {
      id: 'A.8.2',
      strength: 'supporting',
      rationale: 'Shows that powerful credentials are not handed to every build; it does not show what they allow.',
    },
  ],
  remedy: {
    text: 'Set "Repository access" of the secret to selected repositories.',
    url: organizationSettings('secrets/actions'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/organization-details'];
    const secrets = input.known ? input.value.secrets : input;
    return each(
      secrets,
      allOf('secrets', scope),
      ({ name }) => ({ type: 'secret', id: name.known ? name.value : 'a secret without a name' }),
      ({ reach }) =>
        judge(reach, (visibility) =>
          visibility === 'selected'
            ? pass()
            : fail(visibility === 'all' ? 'every repository gets it' : 'every private repository gets it'),
        ),
    );
  },
});
