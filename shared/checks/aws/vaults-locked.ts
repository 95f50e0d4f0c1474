import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/backup', {
  title: 'Every backup vault is locked',
  severity: 'medium',
  subjects: ['backup vault', 'backup vaults'],
  of: (facts) => facts.vaults,
  id: (vault) => vault.arn,
  judges: (vault) => vault.points !== 0,
  controls: [
    partial('A.8.13', 'Backups survive someone who wants them gone.'),
    partial('A.5.33', 'Kept copies cannot be shortened or deleted early.'),
  ],
  remedy: {
    text: 'Under "Vault lock" of the vault create a lock in compliance or governance mode (aws backup put-backup-vault-lock-configuration).',
    url: page('backup', '#/backupvaults'),
  },
  verdict: (vault) => judge(vault.locked, (set) => (set ? pass() : fail('it is not locked'))),
});
