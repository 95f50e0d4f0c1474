import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/backup/home#/backupplan', '/backup/home#/backupplans'],
  regional: true,
  controls: { 'A.8.13': 'partial', 'A.5.30': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'AWS Backup plans',
  kind: 'config',
  confidence: 'seen',
  claim: 'Backups in this region follow the plans shown.',
  rationale: {
    'A.8.13': 'A plan with schedule and retention exists; which resources it takes in is in its assignments.',
    'A.5.30': 'Recovery points support continuity; objectives are set elsewhere.',
  },
  visible: ['Plan names and their last runtime', 'Schedule and retention where a plan is open'],
  api: 'backup:ListBackupPlans, GetBackupPlan, DescribeBackupVault',
  collectors: ['aws/backup'],
  reads: { rows: ['backup plan', 'backup plans'] },
  beside: [{ what: 'number of backup plans', collector: 'aws/backup', fact: 'plans' }],
});
