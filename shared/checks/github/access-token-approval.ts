import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { daysBetween, seenAt } from './lib/days.ts';

const LONGEST_DAYS = 30;

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'Requests for access by token are decided',
  severity: 'low',
  needs: ['github/organization-details'],
  subjects: ['request', 'requests'],
  controls: [
    {
      id: 'A.5.15',
      strength: 'supporting',
      rationale:
        'Shows that access by token has to be asked for and is decided; it does not show how the decisions are made.',
    },
    {
      id: 'A.5.18',
      strength: 'supporting',
      rationale: 'Shows that requests for access do not lie about; it does not show that granted access is reviewed.',
    },
  ],
  remedy: {
    text: 'Open the request under "Pending requests" and approve or deny it.',
    url: organizationSettings('personal-access-token-requests'),
  },
  evaluate: (inputs, context) => {
    const input = inputs['github/organization-details'];
    const requests = input.known ? input.value.pendingTokens : input;
    return each(
      requests,
      allOf('requests', context.scope),
      ({ owner, createdAt }) => ({
        type: 'request',
        id: `${owner.known ? owner.value : 'somebody'}, ${createdAt.known ? createdAt.value.slice(0, 10) : 'no date'}`,
      }),
      ({ createdAt }) =>
        judge(createdAt, (moment) => {
          const days = daysBetween(moment, seenAt('github/organization-details', context));
          return days > LONGEST_DAYS ? fail(`it has been waiting for ${days} days`) : pass();
        }),
    );
  },
});
