import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/devices/list'],
  controls: { 'A.8.1': 'partial', 'A.5.9': 'partial', 'A.6.7': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Mobile and endpoint devices',
  kind: 'population',
  confidence: 'likely',
  claim: 'These devices reach company data, with the state shown.',
  rationale: {
    'A.8.1': 'Devices are known and their state is measured; unmanaged ones are not seen.',
    'A.5.9': 'Inventory of endpoint devices; owners are beside them, other assets elsewhere.',
    'A.6.7': 'Devices used elsewhere are among them.',
  },
  visible: ['The number of devices and the filter', 'Encryption, lock and last sync columns'],
  api: 'Directory mobiledevices.list, chromeosdevices.list; Cloud Identity devices.list',
  reads: { rows: ['device', 'devices'] },
});
