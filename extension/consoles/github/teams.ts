import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/orgs/:organisation/teams'],
  controls: { 'A.5.15': 'partial', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Teams',
  kind: 'population',
  confidence: 'likely',
  claim: 'Access to repositories is granted by the teams shown.',
  rationale: {
    'A.5.15': 'Access is granted by group; which repositories is on each team.',
    'A.5.18': 'The list from which team reviews start; it is not the review.',
  },
  visible: ['The number of teams and members'],
  api: 'GET /orgs/{org}/teams, /teams/{slug}/members, /repos',
  reads: { rows: ['team', 'teams'] },
});
