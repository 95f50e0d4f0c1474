import { alarmCheck } from './lib/alarm.ts';
import { event } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Changes of bucket policies raise an alarm',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Opening a bucket is noticed.'),
    supporting('A.8.12', 'A leak in the making can be stopped.'),
  ],
  events: ['PutBucketPolicy', 'PutBucketAcl', 'DeleteBucketPolicy'].map((name) => event(name, 's3')),
});
