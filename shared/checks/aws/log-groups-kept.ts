import { fail, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/monitoring', {
  title: 'Logs are kept for a year or more',
  severity: 'medium',
  subjects: ['log group', 'log groups'],
  of: (facts) => facts.logGroups,
  id: (group) => group.arn,
  controls: [
    partial('A.8.15', 'Logs live long enough to look back; how long is right is for the organisation.'),
    supporting('A.5.33', 'This kind of record has a set lifetime.'),
  ],
  remedy: {
    text: 'Choose "Edit retention setting(s)" of the log group and set 365 days or more (aws logs put-retention-policy --retention-in-days 365), or record why less is enough.',
    url: page('cloudwatch', '#logsV2:log-groups'),
  },
  verdict: (group) => {
    if (group.class === 'DELIVERY') return notApplicable('it only passes logs on to where they are kept');
    if (group.retention === null) return pass('never expires');
    return group.retention >= 365
      ? pass(`${group.retention} days`)
      : fail(`log events are deleted after ${group.retention} days`);
  },
});
