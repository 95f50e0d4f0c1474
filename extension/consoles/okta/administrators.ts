import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/admins'],
  controls: { 'A.8.2': 'direct', 'A.5.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Administrators',
  kind: 'population',
  confidence: 'likely',
  claim: 'These people and groups hold the administrator roles shown.',
  rationale: {
    'A.8.2': 'Who holds which administrator role; rights within applications are elsewhere.',
    'A.5.3': 'Roles divide administration.',
  },
  visible: ['The number of administrators', 'Roles and resource sets'],
  api: 'GET /api/v1/iam/assignees/users, /users/{id}/roles',
  reads: { rows: ['administrator', 'administrators'] },
});
