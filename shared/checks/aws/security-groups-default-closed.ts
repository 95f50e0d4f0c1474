import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('securityGroups', {
  title: 'Default security groups let nothing through',
  severity: 'medium',
  subjects: ['default security group', 'default security groups'],
  judges: (group) => group.name === 'default',
  controls: [
    partial('A.8.20', 'What is placed without thought gets no access.'),
    supporting('A.8.22', 'Systems are not joined only because nobody chose a group for them.'),
  ],
  remedy: {
    text: 'Remove all inbound and outbound rules of the default group, after moving what uses it to groups made for a purpose.',
    url: page('ec2', '#SecurityGroups:'),
  },
  verdict: (group) => {
    if (!group.ingress.known) return unavailable(group.ingress);
    if (group.ingress.value.length > 0) return fail('it lets traffic in');
    return judge(group.egress, (rules) => (rules.length === 0 ? pass() : fail('it lets traffic out')));
  },
});
