import { judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('distributions', {
  title: 'Every distribution writes an access log',
  severity: 'low',
  subjects: ['distribution', 'distributions'],
  controls: [partial('A.8.15', 'Requests at the edge leave a trace.')],
  remedy: {
    text: 'Under "Logging" of the distribution add a log delivery, to S3 or CloudWatch.',
    url: page('cloudfront/v4', '#/distributions', 'us-east-1'),
  },
  verdict: (distribution) =>
    judge(distribution.logging, (set) =>
      // Logs by way of CloudWatch and in real time are set elsewhere.
      set ? pass() : manual('Its standard log is off: say whether it logs in real time or through CloudWatch.'),
    ),
});
