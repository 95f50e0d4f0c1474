import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    'site@/wiki/spaces/:space/pages/:resource/:title',
    'site@/wiki/spaces/:space/pages/:resource',
    'site@/display/:space/:title',
    'site@/pages/viewpage.action?pageId=:resource',
    'site@/spaces/:space/pages/:resource/:title',
  ],
  controls: { 'A.5.1': 'partial', 'A.5.37': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Confluence page with history',
  kind: 'document',
  confidence: 'likely',
  claim: 'The document was in force in the version shown, approved and reviewed as it says.',
  rationale: {
    'A.5.1': 'A policy is written down and kept current, where this is one.',
    'A.5.37': 'A procedure is written down, where this is one.',
  },
  visible: ['Title, version and date', 'Approver and last review'],
  api: 'GET /wiki/api/v2/pages/{id}, /versions',
  reads: { settings: { owner: 'Owner', status: 'Status' } },
});
