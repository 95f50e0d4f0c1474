import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import type { AccessToken } from '#collectors/github/read/organization-details.ts';
import type { Subject } from '#shared/evidence/outcome.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { daysBetween } from './lib/days.ts';

/** A year, the longest that a token made today may still live. */
const LONGEST_DAYS = 366;

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Personal access tokens expire within a year',
  severity: 'medium',
  needs: ['github/organization-details'],
  subjects: ['token', 'tokens'],
  controls: [
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale:
        'Shows that credentials of people for automation end by themselves; it covers fine-grained tokens only.',
    },
    {
      id: 'A.8.2',
      strength: 'supporting',
      rationale: 'Shows which tokens reach the organisation and for how long; it does not show what each is used for.',
    },
  ],
  remedy: {
    text: 'Under "Personal access tokens", "Settings" set a maximum lifetime; under "Active tokens" revoke those without an end.',
    url: organizationSettings('personal-access-tokens'),
  },
  evaluate: (inputs, { scope, asOf }) => {
    const input = inputs['github/organization-details'];
    const tokens = input.known ? input.value.accessTokens : input;
    return each(tokens, allOf('tokens', scope), tokenSubject, ({ expiresAt, reach }) =>
      judge(expiresAt, (end) => {
        const where = reach.known && reach.value === 'all' ? ' and reaches every repository' : '';
        if (end === null) return fail(`it never expires${where}`);
        const days = daysBetween(asOf, end);
        return days > LONGEST_DAYS ? fail(`it expires only in ${days} days${where}`) : pass();
      }),
    );
  },
});

function tokenSubject({ owner, name, id }: AccessToken): Subject {
  const title = name.known ? name.value : `token ${id.known ? id.value : 'without a name'}`;
  return { type: 'token', id: owner.known ? `${owner.value}: ${title}` : title };
}
