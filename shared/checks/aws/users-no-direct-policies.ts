import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'Users get their rights from groups, not one by one',
  severity: 'low',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.users,
  id: (user) => user.arn,
  controls: [
    partial(
      'A.5.15',
      'Rights follow roles in the organisation, so that they can be reviewed; not whether the groups are right.',
    ),
    supporting('A.5.18', 'Taking a person out of a group takes the rights away.'),
  ],
  remedy: {
    text: 'Attach the policies to a group, put the user in it, and detach them from the user (aws iam detach-user-policy).',
    url: page('iam', '#/users'),
  },
  verdict: (user) => {
    const direct = [...user.attached, ...user.inline].map((policy) => policy.name);
    return direct.length === 0 ? pass() : fail(`has policies of its own: ${direct.join(', ')}`);
  },
});
