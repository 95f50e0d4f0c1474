import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/managedsettings/435070579839/sharing'],
  controls: { 'A.5.14': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Calendar external sharing',
  kind: 'config',
  confidence: 'seen',
  claim: 'Calendars are shared outside at most as shown.',
  rationale: { 'A.5.14': 'The rule for showing calendars to outsiders.' },
  visible: ['Sharing level for primary and other calendars'],
  api: 'Policy API calendar.*',
  reads: {
    settings: {
      primary: 'External sharing options for primary calendars',
      internal: 'Internal sharing options for primary calendars',
    },
  },
});
