import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { judge, manual, notApplicable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'The audit log is copied to where GitHub administrators cannot change it',
  severity: 'low',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.15',
      strength: 'supporting',
      rationale: 'A person confirms that logs leave the system they are about; no API shows it below the enterprise.',
    },
  ],
  remedy: {
    text: 'Set up log streaming in the settings of the enterprise, under "Audit log".',
    url: organizationSettings('audit-log'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'audit-log', ({ settings }) =>
      judge(settings.plan, (plan) =>
        plan === 'enterprise'
          ? manual(
              'Confirm in the settings of the enterprise, under "Audit log", that log streaming is on and healthy.',
            )
          : notApplicable('only GitHub Enterprise can stream the audit log'),
      ),
    ),
});
