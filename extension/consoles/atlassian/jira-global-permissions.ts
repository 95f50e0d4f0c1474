import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/secure/admin/GlobalPermissions!default.jspa'],
  controls: { 'A.8.2': 'direct', 'A.5.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Jira global permissions',
  kind: 'config',
  confidence: 'seen',
  claim: 'These groups hold the global permissions shown.',
  rationale: {
    'A.8.2': 'Who administers Jira; who is in those groups is elsewhere.',
    'A.5.15': 'The rule of access across projects.',
  },
  visible: ['Each permission with its groups'],
  api: null,
  reads: { rows: ['permission', 'permissions'] },
});
