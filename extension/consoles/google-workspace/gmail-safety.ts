import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/apps/gmail/safety'],
  controls: { 'A.8.7': 'partial', 'A.8.23': 'supporting', 'A.5.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Gmail safety',
  kind: 'config',
  confidence: 'seen',
  claim: 'Mail is checked for dangerous attachments, links and spoofing as shown.',
  rationale: {
    'A.8.7': 'Malware and phishing in mail are met by settings.',
    'A.8.23': 'Links are checked.',
    'A.5.14': 'Protects mail as a way of transfer.',
  },
  visible: ['The organisational unit chosen', 'The three sections with their settings'],
  api: 'Policy API gmail.*',
  reads: {
    settings: {
      attachments: 'Attachments',
      links: 'Links and external images',
      spoofing: 'Spoofing and authentication',
    },
  },
});
