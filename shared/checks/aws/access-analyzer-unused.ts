import { fail } from '#shared/evidence/outcome.ts';
import { ifLooking } from './lib/analyzer.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/access-analyzer', {
  title: 'Unused access has been judged by a person',
  severity: 'low',
  subjects: ['principal with unused access', 'principals with unused access'],
  of: (facts) => facts.unused,
  id: (finding) => finding.resource,
  controls: [
    partial('A.5.18', 'Rights that are not used are found and decided on; needs an analyzer for unused access.'),
  ],
  remedy: {
    text: 'Open the finding: delete the role, key or permission, or choose "Archive" and record why it is kept.',
    url: page('access-analyzer', '#/unused-access'),
  },
  none: (facts) => ifLooking(facts, 'unused'),
  verdict: ({ kind, analyzer }) =>
    fail(`${kind || 'Unused access'} found by ${analyzer} is neither removed nor archived`),
});
