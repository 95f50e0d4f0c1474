import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('stacks', {
  title: 'No stack has drifted from its template',
  severity: 'medium',
  subjects: ['stack', 'stacks'],
  controls: [
    partial(
      'A.8.32',
      'What runs is what was deployed by the change process; only what stacks hold, and only when drift was looked for.',
    ),
    partial(
      'A.8.9',
      'The configuration equalled the one that is written down when that was last looked at; how long ago that was is not shown.',
    ),
  ],
  remedy: {
    text: 'Choose "Detect drift" (aws cloudformation detect-stack-drift), then repair the resource or change the template.',
    url: page('cloudformation', '#/stacks'),
  },
  verdict: (stack) =>
    judge(stack.drift, (drift) => {
      if (drift === 'DRIFTED') return fail('it has drifted');
      return drift === 'IN_SYNC' ? pass() : manual('Drift was never looked for: detect it.');
    }),
});
