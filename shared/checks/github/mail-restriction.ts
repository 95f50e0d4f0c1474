import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'Notification mail goes to verified domains only',
  severity: 'low',
  needs: ['github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.12',
      strength: 'supporting',
      rationale:
        'Shows that mail with content of issues and code goes to addresses of the organisation; it does not cover other ways out.',
    },
    {
      id: 'A.5.14',
      strength: 'supporting',
      rationale: 'Shows one rule about where information is sent by mail; it is no rule for transfer in general.',
    },
  ],
  remedy: {
    text: 'Turn on "Restrict email notifications to only approved or verified domains" (Enterprise Cloud).',
    url: organizationSettings('domains'),
  },
  evaluate: (inputs, { scope }) =>
    onMembership(inputs['github/members'], scope, 'domains', ({ mailRestricted }) =>
      judge(mailRestricted, (restricted) =>
        restricted ? pass() : fail('notifications go to any address that a member chose'),
      ),
    ),
});
