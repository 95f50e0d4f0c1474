import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, on, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { organization } from './lib/organization.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** In an organisation in use something is logged every week. */
const QUIET_DAYS = 30;

export default defineCheck<{ 'github/organization-details': OrganizationDetailsFacts }>({
  title: 'The audit log of the organisation is kept and can be read',
  severity: 'medium',
  needs: ['github/organization-details'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.15',
      strength: 'partial',
      rationale:
        'Shows that events in the organisation are logged up to now and can be read; it does not show that anybody looks at them.',
    },
    {
      id: 'A.8.16',
      strength: 'supporting',
      rationale: 'Shows that there is a log that could be watched; it does not show that it is.',
    },
  ],
  remedy: {
    text: 'Read the audit log through the API (Enterprise Cloud), and stream it to where logs are kept.',
    url: organizationSettings('audit-log'),
  },
  evaluate: (inputs, context) => [
    on(
      organization(context.scope),
      judge(inputs['github/organization-details'], ({ lastAuditEvent }) =>
        judge(lastAuditEvent, (moment) => {
          if (moment === null) return fail('the audit log holds no event');
          const days = daysBetween(new Date(moment).toISOString(), seenAt('github/organization-details', context));
          return days > QUIET_DAYS
            ? fail(`the newest event is ${days} days old`)
            : pass(`newest event ${new Date(moment).toISOString().slice(0, 10)}`);
        }),
      ),
    ),
  ],
});
