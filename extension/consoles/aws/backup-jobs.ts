import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/backup/home#/jobs/:job', '/backup/home#/jobs'],
  regional: true,
  controls: { 'A.8.13': 'direct', 'A.5.30': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'AWS Backup and restore jobs',
  kind: 'log',
  confidence: 'seen',
  claim: 'These backup or restore jobs ran with the results shown.',
  rationale: {
    'A.8.13': 'Backups ran and ended as shown; a restore job is proof of a restore test.',
    'A.5.30': 'Restores were tried, where restore jobs are shown.',
  },
  visible: ['Job status and dates', 'The filter and the number of jobs'],
  api: 'backup:ListBackupJobs, ListRestoreJobs',
  collectors: ['aws/backup'],
  reads: { rows: ['job', 'jobs'] },
});
