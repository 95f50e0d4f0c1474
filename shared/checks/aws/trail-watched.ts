import { known } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'The trail is also sent to CloudWatch Logs',
  severity: 'low',
  controls: [partial('A.8.16', 'Log events can raise alarms as they happen; which alarms there are is judged apart.')],
  remedy: {
    text: 'Edit the trail and enable CloudWatch Logs with a log group (aws cloudtrail update-trail --cloud-watch-logs-log-group-arn).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) =>
    anyTrail(facts, (trail) => known(trail.logGroup !== null), 'no trail of all regions writes to a log group'),
});
