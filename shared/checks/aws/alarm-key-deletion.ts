import { alarmCheck } from './lib/alarm.ts';
import { event } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Disabling or deleting keys raises an alarm',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Losing keys is noticed while it can be undone.'),
    supporting('A.8.24', 'The life of keys is watched.'),
  ],
  events: ['DisableKey', 'ScheduleKeyDeletion'].map((name) => event(name, 'kms')),
});
