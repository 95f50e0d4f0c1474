import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { onActions } from './lib/actions.ts';
import { organizationSettings } from './lib/links.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Workflows cannot approve pull requests',
  severity: 'high',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale:
        'Shows that an automated job cannot stand in for the second person; it does not show that the second person is independent.',
    },
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale: 'Shows that approval of a change stays with people; it does not show that approval is required.',
    },
  ],
  remedy: {
    text: 'Under "Workflow permissions" take "Allow GitHub Actions to create and approve pull requests" away.',
    url: organizationSettings('actions'),
  },
  evaluate: (inputs, { scope }) =>
    onActions(inputs['github/organization'], scope, (actions) =>
      judge(actions.approvesPullRequests, (may) =>
        may ? fail('a workflow can approve pull requests in place of a person') : pass(),
      ),
    ),
});
