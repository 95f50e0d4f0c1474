import { alarmCheck } from './lib/alarm.ts';
import { event } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Console sign-in without MFA raises an alarm',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Weak sign-ins are noticed.'),
    supporting('A.8.5', 'A gap in sign-in does not stay hidden.'),
  ],
  events: [
    {
      what: 'sign-in without MFA',
      looksFor: (pattern) =>
        event('ConsoleLogin', 'signin').looksFor(pattern) && /MFAUsed\s*(!=\s*"?Yes|=\s*"?No)/.test(pattern),
    },
  ],
});
