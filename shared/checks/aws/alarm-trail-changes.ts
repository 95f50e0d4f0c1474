import { alarmCheck } from './lib/alarm.ts';
import { event } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Changes of CloudTrail raise an alarm',
  severity: 'high',
  controls: [
    partial('A.8.16', 'Switching off the log is noticed.'),
    supporting('A.8.15', 'The log is watched by itself.'),
  ],
  events: ['StopLogging', 'DeleteTrail', 'UpdateTrail'].map((name) => event(name, 'cloudtrail')),
});
