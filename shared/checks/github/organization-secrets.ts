import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** A year: the usual longest life of a key. */
const OLDEST_DAYS = 365;

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Secrets stored for workflows are renewed within a year',
  severity: 'medium',
  needs: ['github/organization-details'],
  subjects: ['secret', 'secrets'],
  controls: [
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale: 'Shows how old the credentials are that builds use; it does not show those stored elsewhere.',
    },
    {
      id: 'A.8.24',
      strength: 'supporting',
      rationale: 'Shows that stored keys are renewed; it does not show how they are made and kept.',
    },
  ],
  remedy: {
    text: 'Renew the secret at its issuer, then store the new value with the pencil beside it (gh secret set --org), or remove it.',
    url: organizationSettings('secrets/actions'),
  },
  evaluate: (inputs, context) => {
    const input = inputs['github/organization-details'];
    const secrets = input.known ? input.value.secrets : input;
    return each(
      secrets,
      allOf('secrets', context.scope),
      ({ name }) => ({ type: 'secret', id: name.known ? name.value : 'a secret without a name' }),
      ({ updatedAt }) =>
        judge(updatedAt, (moment) => {
          const days = daysBetween(moment, seenAt('github/organization-details', context));
          return days > OLDEST_DAYS ? fail(`last renewed ${days} days ago`) : pass();
        }),
    );
  },
});
