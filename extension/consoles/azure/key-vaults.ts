import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.KeyVault%2Fvaults/*',
    '/#browse/Microsoft.KeyVault%2Fvaults',
  ],
  controls: { 'A.8.24': 'partial', 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Key vaults',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the key vaults of the subscriptions shown.',
  rationale: {
    'A.8.24': 'Keys are kept in vaults; their rotation is in each.',
    'A.5.17': 'Secrets are kept in a store made for them; their age and rotation are in each vault.',
  },
  visible: ['The number of vaults and the filter', 'Purge protection and access model where one is open'],
  api: 'ARM GET Microsoft.KeyVault/vaults',
  reads: { rows: ['key vault', 'key vaults'] },
});
