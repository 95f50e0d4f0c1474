import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance/*',
    '/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliancePolicies/*',
  ],
  controls: { 'A.8.1': 'direct', 'A.8.9': 'partial', 'A.6.7': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Intune device compliance',
  kind: 'report',
  confidence: 'seen',
  claim: 'These compliance policies apply to devices, of which so many comply.',
  rationale: {
    'A.8.1': 'Endpoint devices are held to rules and measured; unmanaged ones are not seen.',
    'A.8.9': 'A baseline for devices; what it asks is in each policy.',
    'A.6.7': 'Devices used elsewhere are measured as well.',
  },
  visible: ['Policies with platform', 'Compliant and non-compliant counts'],
  api: 'Graph GET /deviceManagement/deviceCompliancePolicies, /managedDevices',
  reads: { rows: ['policy', 'policies'] },
});
