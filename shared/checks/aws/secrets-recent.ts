import { unknown } from '#shared/evidence/fact.ts';
import { fail, manual, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('secrets', {
  title: 'No secret is older than a year',
  severity: 'low',
  subjects: ['secret', 'secrets'],
  controls: [partial('A.5.17', 'Secrets are replaced within a set time, by machine or by hand.')],
  remedy: {
    text: 'Store a new value (aws secretsmanager put-secret-value) after changing it at its issuer, and set up rotation.',
    url: page('secretsmanager', '#!/listSecrets'),
  },
  verdict: (secret, _, context) => {
    const [made] = [secret.created, secret.rotated]
      .filter((moment) => moment !== null)
      .sort()
      .reverse();
    if (made !== undefined && daysWhenSeen(made, 'aws/resources', context) <= 365) return pass();
    if (secret.changed === null) return unavailable(unknown('AWS did not return when the secret was last changed'));
    const days = daysWhenSeen(secret.changed, 'aws/resources', context);
    return days <= 365
      ? manual(
          `It was changed ${days} days ago, which may be its description only: say whether its value was replaced.`,
        )
      : fail(`it was last changed ${days} days ago`);
  },
});
