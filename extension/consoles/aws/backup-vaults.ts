import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/backup/home#/backupvaults'],
  regional: true,
  controls: { 'A.8.13': 'partial', 'A.8.24': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'AWS Backup vaults',
  kind: 'population',
  confidence: 'likely',
  claim: 'Backups of the region are kept in the vaults shown.',
  rationale: {
    'A.8.13':
      'Where backups are and whether a vault is locked against deletion; that they can be restored is elsewhere.',
    'A.8.24': 'Each vault has its key; key handling is elsewhere.',
  },
  visible: ['Every vault with its recovery points and lock', 'The number of vaults'],
  api: 'backup:ListBackupVaults',
  collectors: ['aws/backup'],
  reads: { rows: ['vault', 'vaults'] },
  beside: [{ what: 'number of vaults', collector: 'aws/backup', fact: 'vaults' }],
});
