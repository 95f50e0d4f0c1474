import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import { defineCheck } from '#shared/define.ts';
import { organizationSettings } from './lib/links.ts';
import { checkedBeforeMerge, eachMerged } from './lib/pull-requests.ts';

export default defineCheck<{ 'github/pull-requests': PullRequestsFacts }>({
  title: 'Every merged change had passed its automated checks',
  severity: 'medium',
  needs: ['github/pull-requests'],
  over: 'github/pull-requests',
  subjects: ['pull request', 'pull requests'],
  controls: [
    {
      id: 'A.8.29',
      strength: 'partial',
      rationale:
        'Shows for each change of a whole period that the automated checks of its last commit are green, a later run of the same checks included; it does not show what they test.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows that testing happened as a step of development; it does not show the other steps.',
    },
  ],
  remedy: {
    text: 'Require status checks in a ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) => eachMerged(inputs['github/pull-requests'], scope, checkedBeforeMerge),
});
