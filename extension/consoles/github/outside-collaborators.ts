import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/orgs/:organisation/outside-collaborators', '/orgs/:organisation/outside_collaborators'],
  controls: { 'A.5.18': 'partial', 'A.8.4': 'partial', 'A.8.30': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Outside collaborators',
  kind: 'population',
  confidence: 'likely',
  claim: 'These people from outside have access to repositories of the organisation.',
  rationale: {
    'A.5.18': 'External access as it stands; not who approved it.',
    'A.8.4': 'Who from outside reaches code; until when is not shown.',
    'A.8.30': 'Points to outsourced development; the agreement is elsewhere.',
  },
  visible: ['The number of collaborators', 'Their repositories'],
  api: 'GET /orgs/{org}/outside_collaborators',
  collectors: ['github/members'],
  reads: { rows: ['collaborator', 'collaborators'] },
  beside: [{ what: 'number of outside collaborators', collector: 'github/members', fact: 'outside' }],
});
