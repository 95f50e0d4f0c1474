import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database is encrypted at rest',
  severity: 'high',
  subjects: ['database', 'databases'],
  controls: [direct('A.8.24', 'The rules for cryptography reach stored database content; not who may use the key.')],
  remedy: {
    text: 'Encryption cannot be switched on later: copy a snapshot with a KMS key (aws rds copy-db-snapshot --kms-key-id), restore it, and move over.',
    url: page('rds', '#databases:'),
  },
  verdict: (database) => judge(database.encrypted, (set) => (set ? pass() : fail('its storage is not encrypted'))),
});
