import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'No active access key is older than 90 days',
  severity: 'high',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => user.keys.some((key) => key.active),
  controls: [
    direct('A.5.17', 'Long-lived secrets are replaced within a set time; shows their age, not how they are kept.'),
    supporting('A.8.24', 'Keys have a lifetime in practice; these are access keys, not encryption keys.'),
  ],
  remedy: {
    text: 'Under "Security credentials" of the user create a second key, move what uses the old one, then deactivate and delete the old one (aws iam update-access-key --status Inactive).',
    url: page('iam', '#/users'),
  },
  verdict: (user, _, context) => {
    const active = user.keys.filter((key) => key.active).map((key) => key.rotated);
    const old = active.flatMap((fact) =>
      fact.known && daysWhenSeen(fact.value, 'aws/identities', context) > 90
        ? [daysWhenSeen(fact.value, 'aws/identities', context)]
        : [],
    );
    if (old.length > 0) return fail(`has an active key that is ${Math.max(...old)} days old`);
    const unseen = active.find((fact) => !fact.known);
    return unseen && !unseen.known ? unavailable(unseen) : pass();
  },
});
