import { unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysSince, perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('secrets', {
  title: 'No secret is older than a year',
  severity: 'low',
  subjects: ['secret', 'secrets'],
  controls: [partial('A.5.17', 'Secrets are replaced within a set time, by machine or by hand.')],
  remedy: { text: 'Replace the secret, and set up rotation.', url: page('secretsmanager', '#!/listSecrets') },
  verdict: (secret, _, context) => {
    const moment = secret.rotated ?? secret.changed;
    if (moment === null) return unavailable(unknown('AWS did not return when the secret was last changed'));
    const days = daysSince(moment, context);
    return days <= 365 ? pass() : fail(`it was last changed ${days} days ago`);
  },
});
