import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/managedsettings/55656082996/sharing'],
  controls: { 'A.5.14': 'direct', 'A.8.12': 'partial', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Drive sharing settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Files can be shared outside only as shown.',
  rationale: {
    'A.5.14': 'The rule for sharing files outside, as enforced; mail and other ways are elsewhere.',
    'A.8.12': 'One way out for data is limited; others are not.',
    'A.8.3': 'Default access to new files; files shared before keep their access.',
  },
  visible: ['The organisational unit chosen', 'Sharing outside and link defaults'],
  api: 'Policy API drive_and_docs.*',
  reads: {
    settings: {
      outside: ['Sharing outside of your organization', 'Sharing options'],
      linkDefault: 'General access default',
      warn: 'Warn when files are shared outside',
    },
  },
});
