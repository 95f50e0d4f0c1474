import { alarmCheck } from './lib/alarm.ts';
import { event } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Changes of IAM policies raise an alarm',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Changes of who may do what are noticed.'),
    supporting('A.5.18', 'Access rights do not change in silence.'),
  ],
  events: [
    'PutUserPolicy',
    'PutGroupPolicy',
    'PutRolePolicy',
    'AttachUserPolicy',
    'AttachGroupPolicy',
    'AttachRolePolicy',
    'CreatePolicyVersion',
  ].map((name) => event(name, 'iam')),
});
