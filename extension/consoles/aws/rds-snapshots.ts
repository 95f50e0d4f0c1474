import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/rds/home#snapshots-list:'],
  regional: true,
  controls: { 'A.8.13': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'RDS snapshots',
  kind: 'log',
  confidence: 'seen',
  claim: 'Database snapshots were made at the times shown.',
  rationale: { 'A.8.13': 'Backups were made over the period; that they can be restored is shown by a test.' },
  visible: ['Creation times over the period', 'The number of snapshots and the filter'],
  api: 'rds:DescribeDBSnapshots',
  collectors: ['aws/resources'],
  reads: { rows: ['snapshot', 'snapshots'] },
});
