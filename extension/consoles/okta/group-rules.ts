import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/groups#rules'],
  controls: { 'A.5.18': 'partial', 'A.5.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Group rules',
  kind: 'config',
  confidence: 'seen',
  claim: 'People get into groups by the rules shown.',
  rationale: {
    'A.5.18': 'Rights follow attributes of people, as the rules say; what each group opens is elsewhere.',
    'A.5.16': 'Attributes come from the source of identity; that they are right is not shown.',
  },
  visible: ['Rules with status and condition'],
  api: 'GET /api/v1/groups/rules',
  reads: { rows: ['rule', 'rules'] },
});
