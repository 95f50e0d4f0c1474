import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/o/:organisation/groups'],
  controls: { 'A.5.15': 'partial', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Groups',
  kind: 'population',
  confidence: 'seen',
  claim: 'Access to products is granted by the groups shown.',
  rationale: {
    'A.5.15': 'Access is granted by group; what each group may do is in the products.',
    'A.5.18': 'The list from which group reviews start.',
  },
  visible: ['The number of groups', 'Members and access where one is open'],
  api: 'Jira GET /rest/api/3/group/bulk, /group/member',
  reads: { rows: ['group', 'groups'] },
});
