import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/access'],
  controls: { 'A.8.4': 'direct', 'A.5.18': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Repository access',
  kind: 'population',
  confidence: 'likely',
  claim: 'These people and teams have access to the repository with the roles shown.',
  rationale: {
    'A.8.4': 'Who may read and change this code; deploy keys and apps are on other pages.',
    'A.5.18': 'Rights as they stand; not who approved them.',
  },
  visible: ['The number of people and teams', 'Roles'],
  api: 'GET /repos/{o}/{r}/collaborators?affiliation=all, /teams',
  collectors: ['github/repository-access'],
  reads: { rows: ['person or team', 'people and teams'] },
});
