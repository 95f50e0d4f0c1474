import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Sql%2Fservers/*',
    '/#browse/Microsoft.Sql%2Fservers',
  ],
  controls: { 'A.8.24': 'supporting', 'A.8.15': 'supporting', 'A.8.13': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'SQL servers',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the SQL servers of the subscriptions shown.',
  rationale: {
    'A.8.24': 'Transparent encryption, where shown.',
    'A.8.15': 'Auditing, where shown.',
    'A.8.13': 'Backup retention, where shown.',
  },
  visible: ['The number of servers and the filter', 'Encryption, auditing and backup settings where one is open'],
  api: 'ARM GET Microsoft.Sql/servers, /databases/backupShortTermRetentionPolicies',
  reads: { rows: ['SQL server', 'SQL servers'] },
});
