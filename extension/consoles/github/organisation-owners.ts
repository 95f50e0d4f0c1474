import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/orgs/:organisation/people?query~role:owner'],
  controls: { 'A.8.2': 'direct', 'A.5.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization owners',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are all owners of the organisation.',
  rationale: {
    'A.8.2': 'The full list of those with the highest rights; whether each needs it is a judgement.',
    'A.5.3': 'Few owners help to keep duties apart; which duties they combine is not shown.',
  },
  visible: ['The query "role:owner" and the number of results'],
  api: 'GET /orgs/{org}/members?role=admin',
  collectors: ['github/members'],
  reads: { rows: ['owner', 'owners'] },
  beside: [
    { what: 'number of owners', collector: 'github/members', fact: 'members[role=admin]', filter: 'role:owner' },
  ],
});
