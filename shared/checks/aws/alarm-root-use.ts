import { alarmCheck } from './lib/alarm.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Use of the root user raises an alarm',
  severity: 'high',
  controls: [
    partial('A.8.16', 'The most dangerous sign-in is noticed at once.'),
    supporting('A.8.2', 'The unlimited identity is watched.'),
  ],
  event: /userIdentity\.type.*Root/is,
});
