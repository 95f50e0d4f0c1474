import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/apps/gmail/enduseraccess'],
  controls: { 'A.8.12': 'partial', 'A.5.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Gmail end user access',
  kind: 'config',
  confidence: 'seen',
  claim: 'POP, IMAP and automatic forwarding are on or off as shown.',
  rationale: {
    'A.8.12': 'Mail cannot be forwarded out by rule, where off.',
    'A.5.14': 'Older protocols are off, where shown.',
  },
  visible: ['The organisational unit chosen', 'POP and IMAP, automatic forwarding'],
  api: 'Policy API gmail.*',
  reads: { settings: { popImap: 'POP and IMAP access', forwarding: 'Automatic forwarding' } },
});
