import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/actions'],
  controls: { 'A.5.21': 'partial', 'A.8.25': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Actions permissions',
  kind: 'config',
  confidence: 'seen',
  claim: 'Workflows may use the actions and the token rights shown.',
  rationale: {
    'A.5.21':
      'Third-party code in builds is limited to what is allowed; whether what is allowed can be trusted has to be judged.',
    'A.8.25': 'Build automation runs with least rights where read-only is set.',
    'A.8.9': 'A central setting for all repositories; repositories may be stricter.',
  },
  visible: ['Allowed actions policy', 'Default workflow permissions', 'Approval rule for forks'],
  api: 'GET /orgs/{org}/actions/permissions, /actions/permissions/workflow',
  collectors: ['github/organization'],
  reads: {
    settings: {
      repositories: { at: 'summary, [aria-haspopup="true"]', pattern: '^((?:all|selected|no) repositories|disabled)$' },
      policies: 'Policies',
      pinning: 'Require actions to be pinned to a full-length commit SHA',
      tokenPermissions: 'Workflow permissions',
      canApprove: 'Allow GitHub Actions to create and approve pull requests',
    },
  },
  beside: [
    {
      what: 'repositories that may run Actions',
      setting: 'repositories',
      collector: 'github/organization',
      fact: 'actions.repositories',
      words: {
        'all repositories': 'all',
        'selected repositories': 'selected',
        'no repositories': 'none',
        disabled: 'none',
      },
    },
    {
      what: 'actions that may be used',
      setting: 'policies',
      collector: 'github/organization',
      fact: 'actions.allowed',
      words: { 'allow all': 'all', ', and select': 'selected', allow: 'local-only' },
    },
    {
      what: 'actions pinned to a commit',
      setting: 'pinning',
      collector: 'github/organization',
      fact: 'actions.pinned',
    },
    {
      what: 'permissions of the workflow token',
      setting: 'tokenPermissions',
      collector: 'github/organization',
      fact: 'actions.token',
      words: { write: 'write', read: 'read' },
    },
    {
      what: 'pull requests approved by Actions',
      setting: 'canApprove',
      collector: 'github/organization',
      fact: 'actions.approvesPullRequests',
    },
  ],
});
