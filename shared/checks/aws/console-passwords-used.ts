import { known } from '#shared/evidence/fact.ts';
import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'No console password has been unused for 45 days',
  severity: 'medium',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => !user.password.known || user.password.value,
  controls: [
    direct('A.5.18', 'Sign-ins that nobody uses are taken away; judged by last use, which a review has to confirm.'),
    supporting('A.5.16', 'Identities end when their use ends.'),
  ],
  remedy: {
    text: 'Under "Security credentials" of the user disable console access (aws iam delete-login-profile), or delete the user.',
    url: page('iam', '#/users'),
  },
  verdict: (user, _, context) => {
    if (!user.password.known) return unavailable(user.password);
    if (!user.passwordUsed.known) return unavailable(user.passwordUsed);
    const since = user.passwordUsed.value === null ? user.passwordChanged : known(user.passwordUsed.value);
    return judge(since, (moment) => {
      const days = daysWhenSeen(moment, 'aws/identities', context);
      if (days <= 45) return pass();
      return fail(
        user.passwordUsed.known && user.passwordUsed.value === null
          ? `never used, and ${days} days old`
          : `last used ${days} days ago`,
      );
    });
  },
});
