import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['app@/manage/:enterprise/security/security'],
  controls: { 'A.8.5': 'partial', 'A.8.1': 'partial', 'A.8.12': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization security settings (Enterprise)',
  kind: 'config',
  confidence: 'seen',
  claim: 'Sessions, devices and downloads are limited as shown.',
  rationale: {
    'A.8.5': 'Sessions are limited; how people sign in is elsewhere.',
    'A.8.1': 'Devices are limited, where set.',
    'A.8.12': 'Downloads are limited, where set.',
  },
  visible: ['Each setting with its state'],
  api: 'admin.* (Enterprise)',
  reads: {
    settings: {
      session: ['Session duration', 'Web session duration'],
      downloads: ['Block file downloads', 'Block file downloads and message copying'],
      jailbroken: 'Block jailbroken or rooted devices',
    },
  },
});
