import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/archives/:channel/:message'],
  controls: { 'A.5.26': 'partial', 'A.6.8': 'partial', 'A.5.27': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Incident channel thread',
  kind: 'sample',
  confidence: 'likely',
  claim: 'An incident was reported and handled by these people at these times.',
  rationale: {
    'A.5.26': 'One incident as it was handled; a sample of one.',
    'A.6.8': 'A report by a person, where it is one.',
    'A.5.27': 'Lessons, where they are written here.',
  },
  visible: ['The report and the answers with their times', 'Who took part'],
  api: 'conversations.history, conversations.replies',
});
