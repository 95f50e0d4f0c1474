import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('networkAcls', {
  title: 'No network ACL opens remote administration to the internet',
  severity: 'low',
  subjects: ['network ACL', 'network ACLs'],
  judges: (acl) => !acl.isDefault.known || !acl.isDefault.value,
  controls: [
    supporting('A.8.20', 'A second layer under the security groups; default ACLs allow everything and are left out.'),
  ],
  remedy: {
    text: 'Under "Inbound rules" add a rule with a lower number that denies the ports, or narrow the one that allows.',
    url: page('vpcconsole', '#acls:'),
  },
  verdict: (acl) =>
    judge(acl.openAdmin, (ports) => (ports.length === 0 ? pass() : fail(`lets in everyone at ${ports.join(', ')}`))),
});
