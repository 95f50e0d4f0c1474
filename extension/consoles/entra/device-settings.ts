import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings/*'],
  controls: { 'A.8.1': 'partial', 'A.8.2': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Device settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Devices join the tenant and get local administrators as shown.',
  rationale: {
    'A.8.1': 'The rule by which devices become known; their state is elsewhere.',
    'A.8.2': 'Who becomes administrator on a device; those added on the device are not seen.',
  },
  visible: ['Who may join and register', 'Multifactor and LAPS settings'],
  api: 'Graph GET /policies/deviceRegistrationPolicy',
  reads: {
    settings: {
      join: 'Users may join devices to Microsoft Entra',
      mfa: 'Require Multifactor Authentication to register or join devices with Microsoft Entra',
      laps: 'Enable Microsoft Entra Local Administrator Password Solution (LAPS)',
      globalAdmin:
        'Global administrator role is added as local administrator on the device during Microsoft Entra join (Preview)',
    },
  },
});
