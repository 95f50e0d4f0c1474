import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/managedsettings/352555445522/sessionmanagementsettings'],
  controls: { 'A.8.5': 'partial', 'A.8.1': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Google session control',
  kind: 'config',
  confidence: 'seen',
  claim: 'Web sessions end after the time shown.',
  rationale: {
    'A.8.5': 'Sessions are limited in time; how people sign in is elsewhere.',
    'A.8.1': 'Limits what an unattended device gives away.',
  },
  visible: ['The organisational unit chosen', 'Session duration'],
  api: 'Policy API security.session_controls',
  reads: { settings: { duration: ['Web session duration', 'Session duration'] } },
});
