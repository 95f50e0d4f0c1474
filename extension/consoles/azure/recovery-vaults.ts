import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.RecoveryServices%2Fvaults/*',
    '/#browse/Microsoft.RecoveryServices%2Fvaults',
  ],
  controls: { 'A.8.13': 'partial', 'A.5.30': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Recovery Services vault, backup jobs',
  kind: 'log',
  confidence: 'seen',
  claim: 'These recovery vaults protect resources of the subscriptions shown.',
  rationale: {
    'A.8.13': 'Vaults exist; jobs and items show that backups run.',
    'A.5.30': 'Recovery points support continuity; that restoring meets your objectives is shown by a test.',
  },
  visible: ['Vaults with their number', 'Protected items and jobs where one is open'],
  api: 'ARM GET Microsoft.RecoveryServices/vaults/backupJobs, backupPolicies',
  reads: { rows: ['vault', 'vaults'] },
});
