import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/diskEncryption/*'],
  controls: { 'A.8.24': 'partial', 'A.8.1': 'partial', 'A.7.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Intune disk encryption',
  kind: 'config',
  confidence: 'seen',
  claim: 'Disks of managed devices are encrypted by the policies shown.',
  rationale: {
    'A.8.24': 'Disks are encrypted by policy; the state of each device is in a report.',
    'A.8.1': 'Data on lost devices is protected; other protections are in other policies.',
    'A.7.9': 'Protects devices taken off the premises; rules for taking them are elsewhere.',
  },
  visible: ['Policies with platform and assignment'],
  api: 'Graph GET /deviceManagement/configurationPolicies (beta)',
  reads: { rows: ['policy', 'policies'] },
});
