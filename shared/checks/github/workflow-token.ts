import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { onActions } from './lib/actions.ts';
import { organizationSettings } from './lib/links.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Workflows get a read-only token unless they ask for more',
  severity: 'high',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows that automated jobs start without the right to change code; workflows may still ask for it in their own file.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows a safe default in the build environment; it does not show what single workflows do.',
    },
  ],
  remedy: {
    text: 'Under "Workflow permissions" choose "Read repository contents and packages permissions".',
    url: organizationSettings('actions'),
  },
  evaluate: (inputs, { scope }) =>
    onActions(inputs['github/organization'], scope, (actions) =>
      judge(actions.token, (level) =>
        level === 'read' ? pass() : fail('every workflow gets a token that can write to its repository'),
      ),
    ),
});
