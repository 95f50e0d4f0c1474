import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { onActions } from './lib/actions.ts';
import { organizationSettings } from './lib/links.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Actions have to be pinned to a commit',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.21',
      strength: 'partial',
      rationale:
        'Shows that the exact bytes of third-party actions are fixed, so that a changed tag cannot enter a build; it does not show that they were examined.',
    },
    {
      id: 'A.8.19',
      strength: 'partial',
      rationale: 'Shows that what is installed into builds cannot change unnoticed; it covers actions only.',
    },
  ],
  remedy: {
    text: 'Turn on "Require actions to be pinned to a full-length commit SHA".',
    url: organizationSettings('actions'),
  },
  evaluate: (inputs, { scope }) =>
    onActions(inputs['github/organization'], scope, (actions) =>
      judge(actions.pinned, (pinned) =>
        pinned ? pass() : fail('workflows may use actions by tag or branch, which can move'),
      ),
    ),
});
