import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/users'],
  controls: { 'A.5.16': 'direct', 'A.5.18': 'supporting', 'A.6.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Users list',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the users of the tenant with status and last sign-in.',
  rationale: {
    'A.5.16': 'The population of identities; their link to people is elsewhere.',
    'A.5.18': 'Suspended and unused accounts stand out; what each may do is elsewhere.',
    'A.6.5': 'Leavers can be compared with it; the comparison is yours.',
  },
  visible: ['The number of users and the filter', 'Status and last sign-in columns'],
  api: 'Directory users.list',
  reads: { rows: ['user', 'users'] },
});
