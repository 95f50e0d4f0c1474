import { alarmCheck } from './lib/alarm.ts';
import { fits, valuesOf } from './lib/filter-pattern.ts';
import { partial } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Refused calls raise an alarm',
  severity: 'medium',
  controls: [partial('A.8.16', 'Someone trying doors is noticed.')],
  events: ['AccessDenied', 'Client.UnauthorizedOperation'].map((code) => ({
    what: code,
    looksFor: (pattern) => valuesOf(pattern, 'errorCode').some((value) => fits(value, code)),
  })),
});
