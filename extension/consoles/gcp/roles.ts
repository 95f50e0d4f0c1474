import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/roles'],
  controls: { 'A.5.15': 'partial', 'A.8.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Custom roles',
  kind: 'config',
  confidence: 'seen',
  claim: 'These roles are defined; own ones carry the permissions shown.',
  rationale: {
    'A.5.15': 'Access is by role with set permissions; who holds them is elsewhere.',
    'A.8.3': 'Own roles can be narrower than built-in ones; whether they are has to be judged.',
  },
  visible: ['The filter for custom roles', 'Permissions where one is open'],
  api: 'iam projects.roles.list',
  reads: { rows: ['role', 'roles'] },
});
