import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Compute%2FVirtualMachines/*',
    '/#browse/Microsoft.Compute%2FVirtualMachines',
  ],
  controls: { 'A.5.9': 'partial', 'A.8.9': 'supporting', 'A.8.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Virtual machines',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the virtual machines of the subscriptions shown.',
  rationale: {
    'A.5.9': 'Inventory of servers; owners are in tags.',
    'A.8.9': 'Sizes and images hint at a baseline; settings inside are not shown.',
    'A.8.14': 'Zones, where shown.',
  },
  visible: ['The number of machines and the filter', 'Location, zone and tag columns'],
  api: 'ARM GET Microsoft.Compute/virtualMachines; Resource Graph',
  reads: { rows: ['virtual machine', 'virtual machines'] },
});
