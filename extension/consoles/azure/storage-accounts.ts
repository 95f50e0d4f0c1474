import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Storage%2FStorageAccounts/*',
    '/#browse/Microsoft.Storage%2FStorageAccounts',
  ],
  controls: { 'A.8.3': 'partial', 'A.8.24': 'supporting', 'A.8.12': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Storage accounts',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the storage accounts of the subscriptions shown.',
  rationale: {
    'A.8.3': 'Anonymous access is off, where shown.',
    'A.8.24': 'TLS version and encryption, where shown.',
    'A.8.12': 'One common way of leaking data is closed; shared keys and signatures are another.',
  },
  visible: ['The number of accounts and the filter', "Public access and TLS columns or one account's configuration"],
  api: 'ARM GET Microsoft.Storage/storageAccounts, blobServices/default',
  reads: { rows: ['storage account', 'storage accounts'] },
});
