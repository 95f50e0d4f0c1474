import { unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { administers } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No IAM user holds full administration',
  severity: 'high',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.users,
  id: (user) => user.arn,
  controls: [
    direct(
      'A.8.2',
      'Full administration is not on a lasting identity with lasting secrets; roles, and ways from less to more, are judged apart; boundaries that hold it back are not counted.',
    ),
    partial('A.5.15', 'Access of people is limited by what they need.'),
  ],
  remedy: {
    text: 'Detach the policy from the user or the group, and let the person assume a role for administration.',
    url: page('iam', '#/users'),
  },
  verdict: (user, { policies, groups }) => {
    const own = policies.known ? policies.value.items : null;
    const held = administers(user, own);
    if (held !== null && held.length > 0) return fail(`holds ${held.join(', ')}`);
    if (user.groups.length > 0 && !groups.known) return unavailable(groups);
    const joined = groups.known ? groups.value.items.filter((group) => user.groups.includes(group.name)) : [];
    const through = joined.map((group) => ({ group, held: administers(group, own) }));
    const admin = through.find((one) => one.held !== null && one.held.length > 0);
    if (admin) return fail(`is in the group ${admin.group.name}, which holds ${admin.held?.join(', ')}`);
    const unread = held === null || through.some((one) => one.held === null) || joined.length < user.groups.length;
    if (!unread) return pass();
    return unavailable(
      policies.known ? (policies.value.unseen ?? unknown('a policy of the user could not be read')) : policies,
    );
  },
});
