import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/compute/snapshots'],
  controls: { 'A.8.13': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'Snapshots and schedules',
  kind: 'log',
  confidence: 'seen',
  claim: 'Disks were backed up at the times shown.',
  rationale: { 'A.8.13': 'Backups were made over the period; that they can be restored is shown by a test.' },
  visible: ['Snapshots with creation times', 'Schedules on their tab'],
  api: 'compute snapshots.list, resourcePolicies.list',
  reads: { rows: ['snapshot', 'snapshots'] },
});
