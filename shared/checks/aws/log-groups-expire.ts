import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/monitoring', {
  title: 'Logs are deleted when a set time has passed',
  severity: 'low',
  subjects: ['log group', 'log groups'],
  of: (facts) => facts.logGroups,
  id: (group) => group.arn,
  controls: [
    partial(
      'A.8.10',
      'Information in logs is deleted by a rule once it is no longer needed; other stores, and whether the time is right, are not shown.',
    ),
    supporting('A.5.34', 'Personal data in logs does not stay for ever.'),
  ],
  remedy: {
    text: 'Choose "Edit retention setting(s)" of the log group and set a time (aws logs put-retention-policy).',
    url: page('cloudwatch', '#logsV2:log-groups'),
  },
  verdict: (group) => {
    if (group.class === 'DELIVERY') return pass('it only passes logs on, and keeps them for a day');
    return group.retention === null ? fail('log events are kept for ever') : pass(`after ${group.retention} days`);
  },
});
