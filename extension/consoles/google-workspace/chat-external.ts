import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/managedsettings/216932279217/externalchatsettings'],
  controls: { 'A.5.14': 'partial', 'A.8.12': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Chat external settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Chat with people outside is allowed only as shown.',
  rationale: {
    'A.5.14': 'The rule for chat with outsiders; other ways of transfer are elsewhere.',
    'A.8.12': 'One way out for data is limited.',
  },
  visible: ['The organisational unit chosen', 'The setting'],
  api: 'Policy API chat.*',
  reads: { settings: { external: ['Chat externally', 'External chat'] } },
});
