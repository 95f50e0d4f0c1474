import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/project_members'],
  controls: { 'A.8.4': 'direct', 'A.5.18': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Project members',
  kind: 'population',
  confidence: 'likely',
  claim: 'These people have access to the project with the roles shown.',
  rationale: {
    'A.8.4': 'Who may read and change this code; deploy keys and tokens are on other pages.',
    'A.5.18': 'Rights as they stand; not who approved them.',
  },
  visible: ['The number of members', 'Roles and source of membership'],
  api: 'GET /projects/:id/members/all',
  reads: { rows: ['member', 'members'] },
});
