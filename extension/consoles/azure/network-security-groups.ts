import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Network%2FNetworkSecurityGroups/*',
    '/#browse/Microsoft.Network%2FNetworkSecurityGroups',
  ],
  controls: { 'A.8.20': 'partial', 'A.8.22': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Network security groups',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the network security groups of the subscriptions shown.',
  rationale: {
    'A.8.20': 'Filtering at subnets and machines; other layers are elsewhere.',
    'A.8.22': 'Groups can keep networks apart; the rules decide.',
  },
  visible: ['The subscriptions in the filter', 'Inbound rules where a group is open'],
  api: 'ARM GET Microsoft.Network/networkSecurityGroups',
  reads: { rows: ['security group', 'security groups'] },
});
