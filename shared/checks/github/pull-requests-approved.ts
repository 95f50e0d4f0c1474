import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import { defineCheck } from '#shared/define.ts';
import { organizationSettings } from './lib/links.ts';
import { approvedByAnother, eachMerged } from './lib/pull-requests.ts';

export default defineCheck<{ 'github/pull-requests': PullRequestsFacts }>({
  title: 'Every merged change was approved by somebody else',
  severity: 'high',
  needs: ['github/pull-requests'],
  over: 'github/pull-requests',
  subjects: ['pull request', 'pull requests'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'direct',
      rationale:
        'Shows for each change of a whole period that a second person agreed before it took effect; it does not show how well they read it.',
    },
    {
      id: 'A.5.3',
      strength: 'direct',
      rationale:
        'Shows over a whole period that nobody wrote and released a change alone; other conflicting duties are not looked at.',
    },
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows that changes to source code were agreed to in fact; it does not show pushes that needed no pull request.',
    },
  ],
  remedy: {
    text: 'Require an approval in a ruleset without bypass, and record for each of these why it was merged alone.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) => eachMerged(inputs['github/pull-requests'], scope, approvedByAnother),
});
