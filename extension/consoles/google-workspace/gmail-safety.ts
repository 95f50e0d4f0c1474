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
    'A.8.7': 'Malware and phishing in mail are met by settings; endpoints are protected elsewhere.',
    'A.8.23': 'Links are checked; browsing is not covered.',
    'A.5.14': 'Protects mail as a way of transfer; rules for what may be sent are elsewhere.',
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
