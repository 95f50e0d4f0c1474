import { alarmCheck } from './lib/alarm.ts';
import { partial } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Refused calls raise an alarm',
  severity: 'medium',
  controls: [partial('A.8.16', 'Someone trying doors is noticed.')],
  event: /errorCode.*(UnauthorizedOperation|AccessDenied)/is,
});
