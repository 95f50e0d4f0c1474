import { alarmCheck } from './lib/alarm.ts';
import { fits, valuesOf } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Use of the root user raises an alarm',
  severity: 'high',
  controls: [
    partial('A.8.16', 'The most dangerous sign-in is noticed at once.'),
    supporting('A.8.2', 'The unlimited identity is watched.'),
  ],
  events: [
    {
      what: 'the root user',
      looksFor: (pattern) => valuesOf(pattern, 'type').some((value) => fits(value, 'Root')),
    },
  ],
});
