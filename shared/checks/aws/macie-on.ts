import { fail, judge, notApplicable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { passBy } from './lib/satisfied-rule.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'Macie looks for sensitive data in S3',
  severity: 'low',
  controls: [
    partial('A.8.12', 'Where sensitive data lies is looked for; only in S3.'),
    supporting('A.5.12', 'Helps to find what needs a classification.'),
    supporting('A.5.34', 'Personal data in buckets can be found; not that it is treated rightly.'),
  ],
  remedy: {
    text: 'Choose "Enable Macie" in regions that hold buckets with confidential data (aws macie2 enable-macie).',
    url: page('macie', '#/settings'),
  },
  verdict: ({ macie, verdicts }) =>
    judge(macie, (state) => {
      if (state === 'nothing to look at') return notApplicable('AWS Config knows of no bucket here');
      return state === 'enabled'
        ? passBy(verdicts.macie)
        : fail(state === 'off' ? 'Macie is not enabled' : 'Macie is suspended');
    }),
});
