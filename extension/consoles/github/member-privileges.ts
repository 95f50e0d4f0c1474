import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/member_privileges'],
  controls: { 'A.8.4': 'direct', 'A.5.15': 'partial', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Member privileges',
  kind: 'config',
  confidence: 'seen',
  claim: 'Members have the base permission and the rights shown.',
  rationale: {
    'A.8.4': 'What every member may do with every repository by default; rights by team and invitation come on top.',
    'A.5.15': 'The default rule of access to code; exceptions are per repository.',
    'A.8.3': 'Limits who can make code public or delete it; data outside repositories is not covered.',
  },
  visible: ['Base permissions', 'Repository creation, forking, visibility and deletion rules'],
  api: 'GET /orgs/{org} (default_repository_permission, members_can_*)',
  collectors: ['github/organization'],
  reads: {
    settings: {
      basePermission: ['Base permissions', 'Base permission'],
      forking: 'Allow forking of private repositories',
      deletion: 'Allow members to delete or transfer repositories for this organization',
      visibility: 'Allow members to change repository visibilities for this organization',
      invitations:
        'Allow repository administrators to invite outside collaborators to repositories for this organization',
      issueDeletion: 'Allow members to delete issues for this organization',
      teamCreation: 'Allow members to create teams',
    },
  },
  beside: [
    {
      what: 'base permission',
      setting: 'basePermission',
      collector: 'github/organization',
      fact: 'settings.basePermission',
      words: { 'no permission': 'none', none: 'none', admin: 'admin', write: 'write', read: 'read' },
    },
    {
      what: 'forking of private repositories',
      setting: 'forking',
      collector: 'github/organization',
      fact: 'settings.membersForkPrivate',
    },
    {
      what: 'repositories deleted or transferred by members',
      setting: 'deletion',
      collector: 'github/organization',
      fact: 'settings.membersDelete',
    },
    {
      what: 'visibility changed by members',
      setting: 'visibility',
      collector: 'github/organization',
      fact: 'settings.membersChangeVisibility',
    },
    {
      what: 'outside collaborators invited by administrators of a repository',
      setting: 'invitations',
      collector: 'github/organization',
      fact: 'settings.membersInviteOutside',
    },
    {
      what: 'issues deleted by members',
      setting: 'issueDeletion',
      collector: 'github/organization',
      fact: 'settings.membersDeleteIssues',
    },
    {
      what: 'teams created by members',
      setting: 'teamCreation',
      collector: 'github/organization',
      fact: 'settings.membersCreateTeams',
    },
  ],
});
