import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/users'],
  controls: { 'A.5.16': 'direct', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'People',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the people of the organisation by status.',
  rationale: {
    'A.5.16': 'The population of identities; their link to people in employment is elsewhere.',
    'A.5.18': 'Suspended and deactivated people stand out.',
  },
  visible: ['Counts by status', 'The filter'],
  api: 'GET /api/v1/users (search, status)',
  reads: { rows: ['person', 'people'] },
});
