import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/roles'],
  controls: { 'A.8.2': 'direct', 'A.5.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Admin roles',
  kind: 'population',
  confidence: 'seen',
  claim: 'Administrator roles are assigned as shown.',
  rationale: {
    'A.8.2': 'Who holds which administrator role; what own roles permit is in each.',
    'A.5.3': 'Roles divide administration.',
  },
  visible: ['Roles', 'Assignments where one is open'],
  api: 'Directory roles.list, roleAssignments.list',
  reads: { rows: ['role', 'roles'] },
});
