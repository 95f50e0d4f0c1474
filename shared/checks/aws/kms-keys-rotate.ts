import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('keys', {
  title: 'Every customer key rotates',
  severity: 'medium',
  subjects: ['KMS key', 'KMS keys'],
  judges: (key) =>
    (!key.manager.known || key.manager.value === 'CUSTOMER') &&
    (!key.state.known || key.state.value === 'Enabled') &&
    (!key.symmetric.known || key.symmetric.value) &&
    (!key.origin.known || key.origin.value === 'AWS_KMS'),
  controls: [
    direct(
      'A.8.24',
      'Keys are replaced within a set time, one part of managing them; who may use them is judged apart.',
    ),
  ],
  remedy: {
    text: 'Under "Key rotation" of the key edit automatic rotation and enable it (aws kms enable-key-rotation).',
    url: page('kms', '#/kms/keys'),
  },
  verdict: (key) => {
    const unseen = [key.manager, key.state, key.symmetric, key.origin].find((fact) => !fact.known);
    if (unseen && !unseen.known) return unavailable(unseen);
    return judge(key.rotates, (set) => (set ? pass() : fail('automatic rotation is off')));
  },
});
