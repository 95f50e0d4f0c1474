import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'No access key has been unused for 45 days and is still active',
  severity: 'medium',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => user.keys.some((key) => key.active),
  controls: [
    direct('A.5.18', 'Access that nobody uses is taken away; judged by last use, which a review has to confirm.'),
    partial('A.5.17', 'Secrets without a purpose do not lie about.'),
  ],
  remedy: {
    text: 'Under "Security credentials" of the user deactivate the key (aws iam update-access-key --status Inactive), and delete it when nothing breaks.',
    url: page('iam', '#/users'),
  },
  verdict: (user, _, context) => {
    const active = user.keys.filter((key) => key.active);
    const idle = active.filter((key) => {
      const since = key.lastUsed.known ? (key.lastUsed.value ?? (key.rotated.known ? key.rotated.value : null)) : null;
      return since !== null && daysWhenSeen(since, 'aws/identities', context) > 45;
    });
    if (idle.length > 0)
      return fail(`${idle.length === 1 ? 'an active key is' : 'two active keys are'} unused for more than 45 days`);
    const unseen = active
      .flatMap((key) => [key.lastUsed, ...(key.lastUsed.known && key.lastUsed.value === null ? [key.rotated] : [])])
      .find((fact) => !fact.known);
    return unseen && !unseen.known ? unavailable(unseen) : pass();
  },
});
