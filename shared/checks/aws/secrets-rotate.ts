import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perResource('secrets', {
  title: 'Every secret rotates by itself',
  severity: 'medium',
  subjects: ['secret', 'secrets'],
  controls: [
    direct('A.5.17', 'Secrets of programs are replaced without a person; how often is judged apart.'),
    supporting('A.8.24', 'Keys among them have a lifetime.'),
  ],
  remedy: {
    text: 'Under "Rotation" of the secret choose "Edit rotation" and a function that changes it (aws secretsmanager rotate-secret).',
    url: page('secretsmanager', '#!/listSecrets'),
  },
  verdict: (secret) => judge(secret.rotates, (set) => (set ? pass() : fail('rotation is off'))),
});
