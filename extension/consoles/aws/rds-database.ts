import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/rds/home#database:?id=:resource'],
  regional: true,
  controls: { 'A.8.13': 'partial', 'A.8.24': 'partial', 'A.8.14': 'partial', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'RDS database detail',
  kind: 'config',
  confidence: 'seen',
  claim: 'The database is encrypted, backed up and placed as shown.',
  rationale: {
    'A.8.13': 'Automatic backups and their retention for this database; a restore test is elsewhere.',
    'A.8.24': 'Storage is encrypted, with which key; how the key is handled is elsewhere.',
    'A.8.14': 'A standby in another zone where Multi-AZ is on; that failover works is shown by a test.',
    'A.8.20': 'Not reachable from the internet where public access is off; its security groups are elsewhere.',
  },
  visible: ['The database identifier', 'Encryption, backup retention, Multi-AZ, public access'],
  api: 'rds:DescribeDBInstances, DescribeDBClusters',
  collectors: ['aws/resources'],
  reads: {
    settings: {
      encryption: 'Encryption',
      multiAz: 'Multi-AZ',
      publicAccess: ['Publicly accessible', 'Internet access gateway'],
      backups: 'Automated backups',
      deletionProtection: 'Deletion protection',
    },
  },
  beside: [
    {
      what: 'storage encrypted',
      setting: 'encryption',
      collector: 'aws/resources',
      fact: 'databases[name={resource}].encrypted',
    },
    {
      what: 'in several zones',
      setting: 'multiAz',
      collector: 'aws/resources',
      fact: 'databases[name={resource}].multiZone',
    },
    {
      what: 'publicly accessible',
      setting: 'publicAccess',
      collector: 'aws/resources',
      fact: 'databases[name={resource}].public',
    },
    {
      what: 'days that backups are kept',
      setting: 'backups',
      collector: 'aws/resources',
      fact: 'databases[name={resource}].backupDays',
      words: { disabled: 0, 'not enabled': 0 },
    },
    {
      what: 'deletion protection',
      setting: 'deletionProtection',
      collector: 'aws/resources',
      fact: 'databases[name={resource}].deletionProtection',
    },
  ],
});
