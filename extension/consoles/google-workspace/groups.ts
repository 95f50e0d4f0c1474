import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/groups'],
  controls: { 'A.5.15': 'supporting', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Groups and sharing',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the groups of the tenant with members and access type.',
  rationale: {
    'A.5.15': 'Access is granted by group where groups are used for it; what each group opens is elsewhere.',
    'A.5.18': 'The list from which group reviews start; it is not the review.',
  },
  visible: ['The number of groups', 'Members and access columns'],
  api: 'Directory groups.list, members.list; Groups Settings groups.get',
  reads: { rows: ['group', 'groups'] },
});
