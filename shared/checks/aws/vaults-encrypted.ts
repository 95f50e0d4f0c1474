import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/backup', {
  title: 'Every backup vault has a key',
  severity: 'low',
  subjects: ['backup vault', 'backup vaults'],
  of: (facts) => facts.vaults,
  id: (vault) => vault.arn,
  controls: [partial('A.8.24', 'Backups are encrypted like what they are of.')],
  remedy: {
    text: 'Create a vault with a KMS key (aws backup create-backup-vault --encryption-key-arn), and point the plans at it.',
    url: page('backup', '#/backupvaults'),
  },
  verdict: (vault) => judge(vault.encrypted, (set) => (set ? pass() : fail('it has no key'))),
});
