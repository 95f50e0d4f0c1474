import { fail } from '#shared/evidence/outcome.ts';
import { ifLooking } from './lib/analyzer.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/access-analyzer', {
  title: 'Access from outside has been judged by a person',
  severity: 'high',
  subjects: ['resource reached from outside', 'resources reached from outside'],
  of: (facts) => facts.external,
  id: (finding) => finding.resource,
  controls: [
    partial('A.8.3', 'Every way in from outside is known; each open finding waits for a decision.'),
    partial('A.5.18', 'Access from outside is reviewed, and archived once accepted.'),
  ],
  remedy: {
    text: 'Open the finding: remove the access at the resource, or choose "Archive" and record why it is meant (aws accessanalyzer update-findings --status ARCHIVED).',
    url: page('access-analyzer', '#/findings'),
  },
  none: (facts) => ifLooking(facts, 'external'),
  verdict: ({ kind, analyzer }) =>
    fail(`${kind || 'External access'} found by ${analyzer} is neither removed nor archived`),
});
