import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/secure/admin/EditPermissions!default.jspa?schemeId=:scheme'],
  controls: { 'A.5.15': 'partial', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Jira permission scheme',
  kind: 'config',
  confidence: 'seen',
  claim: 'Projects with this scheme give the rights shown.',
  rationale: {
    'A.5.15': 'The rule of access for the projects that use it; which projects use it is elsewhere.',
    'A.8.3': 'Who may see and change issues; security levels on issues are not shown.',
  },
  visible: ["The scheme's name", 'Each permission with its grants'],
  api: 'GET /rest/api/3/permissionscheme/{id}?expand=all',
  reads: { rows: ['permission', 'permissions'] },
});
