import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/o/:organisation/users'],
  controls: { 'A.5.16': 'direct', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization users',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the users of the organisation with status and last activity.',
  rationale: {
    'A.5.16': 'The population of identities in this suite; their link to people is elsewhere.',
    'A.5.18': 'Suspended and unused accounts stand out; who approved access is not shown.',
  },
  visible: ['The number of users and the filter', 'Status, role and last active columns'],
  api: 'GET /admin/v1/orgs/{org}/users',
  reads: { rows: ['user', 'users'] },
});
