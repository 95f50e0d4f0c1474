import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'No role has been unused for a year',
  severity: 'low',
  subjects: ['IAM role', 'IAM roles'],
  of: (facts) => facts.roles,
  id: (role) => role.arn,
  judges: (role) => !role.path.startsWith('/aws-service-role/') && !role.path.startsWith('/aws-reserved/'),
  controls: [partial('A.5.18', 'Rights that nobody has used for long are found; last use is tracked for 400 days.')],
  remedy: {
    text: 'Open the role, read "Last activity", delete it (aws iam delete-role), or record what it is kept for.',
    url: page('iam', '#/roles'),
  },
  verdict: (role, _, context) =>
    judge(role.created, (created) => {
      const since = role.lastUsed ?? created;
      const days = daysWhenSeen(since, 'aws/identities', context);
      if (days <= 365) return pass();
      return fail(
        role.lastUsed === null ? `made ${days} days ago, and no use of it is on record` : `last used ${days} days ago`,
      );
    }),
});
