import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/sql/instances/:resource/overview'],
  controls: { 'A.8.13': 'partial', 'A.8.14': 'partial', 'A.8.24': 'supporting', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Cloud SQL instance',
  kind: 'config',
  confidence: 'seen',
  claim: 'The database is backed up, placed and reachable as shown.',
  rationale: {
    'A.8.13': 'Automatic backups for this database; a restore test is elsewhere.',
    'A.8.14': 'A standby in another zone where high availability is on; that failover works is shown by a test.',
    'A.8.24': 'TLS is required, where shown.',
    'A.8.20': 'Not reachable from the internet without a public IP; networks inside still reach it.',
  },
  visible: ['The instance name', 'Backups, high availability, public IP and SSL'],
  api: 'sqladmin instances.list, backupRuns.list',
  reads: {
    settings: {
      backups: ['Automated backups', 'Backups'],
      pointInTime: 'Point-in-time recovery',
      availability: ['High availability', 'Availability'],
      publicIp: ['Public IP address', 'Public IP connectivity'],
      ssl: ['SSL mode', 'Allow only SSL connections'],
    },
  },
});
