import type { Person } from '../../organisation/people.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { nodeId, ok, param, personOf, type Call, type Handlers } from '../call.ts';
import { listedRepositories, visible } from '../listing.ts';
import { page, rowsOf, type Rows } from '../pages.ts';
import { notFound, Refusal } from '../refusal.ts';
import { organisationSimple, simpleUser, teamShape, web } from '../shapes/people.ts';
import { minimalRepository } from '../shapes/repositories.ts';

/** What only owners are told; for everyone else these members are absent, which says nothing about them. */
function ownersPart(organisation: Organisation) {
  const { settings } = organisation;
  const { members, newRepositories } = settings;
  const creation = members.createPublic && members.createPrivate ? 'all' : members.createPrivate ? 'private' : 'none';
  return {
    total_private_repos: organisation.repos,
    owned_private_repos: organisation.repos,
    private_gists: 0,
    disk_usage: 0,
    collaborators: organisation.outsiders,
    billing_email: 'accounts@meridian-labs.example',
    plan: {
      name: settings.plan,
      space: 976_562_499,
      private_repos: 999_999,
      filled_seats: organisation.members,
      seats: organisation.members + 9,
    },
    default_repository_permission: settings.basePermission,
    default_repository_branch: 'main',
    members_can_create_repositories: members.createPrivate,
    two_factor_requirement_enabled: settings.requiresTwoFactor,
    members_allowed_repository_creation_type: creation,
    members_can_create_public_repositories: members.createPublic,
    members_can_create_private_repositories: members.createPrivate,
    members_can_create_internal_repositories: members.createInternal,
    members_can_create_pages: members.createPages,
    members_can_create_public_pages: members.createPages,
    members_can_create_private_pages: members.createPages,
    members_can_delete_repositories: members.deleteRepositories,
    members_can_change_repo_visibility: members.changeVisibility,
    members_can_invite_outside_collaborators: members.inviteOutsiders,
    members_can_delete_issues: members.deleteIssues,
    display_commenter_full_name_setting_enabled: false,
    readers_can_create_discussions: true,
    members_can_create_teams: members.createTeams,
    members_can_view_dependency_insights: true,
    members_can_fork_private_repositories: members.forkPrivate,
    web_commit_signoff_required: settings.signoff,
    deploy_keys_enabled_for_repositories: settings.deployKeys,
    advanced_security_enabled_for_new_repositories: newRepositories.advancedSecurity,
    dependabot_alerts_enabled_for_new_repositories: newRepositories.dependabotAlerts,
    dependabot_security_updates_enabled_for_new_repositories: newRepositories.dependabotUpdates,
    dependency_graph_enabled_for_new_repositories: newRepositories.dependencyGraph,
    secret_scanning_enabled_for_new_repositories: newRepositories.secretScanning,
    secret_scanning_push_protection_enabled_for_new_repositories: newRepositories.pushProtection,
    secret_scanning_push_protection_custom_link_enabled: false,
    secret_scanning_push_protection_custom_link: null,
  };
}

function organisationFull(call: Call) {
  const { settings, epoch } = call.organisation;
  const isOwner = call.viewer.standing === 'owner' && call.viewer.hasScope('admin:org');
  return {
    ...organisationSimple(call),
    name: settings.name,
    blog: 'https://meridian-labs.example',
    location: 'Rotterdam',
    email: 'hello@meridian-labs.example',
    twitter_username: null,
    is_verified: settings.domains.some((domain) => domain.verified),
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${web(call)}/${settings.login}`,
    created_at: '2016-03-14T09:12:00Z',
    updated_at: new Date(epoch).toISOString(),
    archived_at: null,
    type: 'Organization',
    ...(isOwner ? ownersPart(call.organisation) : {}),
  };
}

/** Members in order, or the part of them that a filter keeps; for non-members only who made it public. */
function memberRows(call: Call, filter: (person: Person) => boolean): Rows {
  const { organisation } = call;
  const people: number[] = [];
  for (let index = 0; index < organisation.members; index++) if (filter(organisation.member(index))) people.push(index);
  return rowsOf(people, (index) => simpleUser(call, organisation.member(index)));
}

function secondFactorFilter(call: Call): (person: Person) => boolean {
  const filter = call.query.get('filter') ?? 'all';
  if (filter === 'all') return () => true;
  if (call.viewer.standing !== 'owner' || !call.viewer.hasScope('admin:org'))
    throw new Refusal(
      422,
      'Only owners can use this filter.',
      {},
      { documentation_url: 'rest/orgs/members#list-organization-members' },
    );
  // "Insecure" means a second factor that can be taken over, such as text messages.
  return filter === '2fa_insecure' ? (person) => person.twoFactor === 'sms' : (person) => person.twoFactor === 'none';
}

function teamOf(call: Call) {
  const team = call.organisation.team(param(call, 'team_slug'));
  if (team === null) throw notFound();
  return team;
}

const predefined = [
  { id: 138, name: 'security_manager', teams: ['security'] },
  { id: 8030, name: 'all_repo_read', teams: [] },
] as const;

export const organisation: Handlers = {
  '/orgs/{org}': (call) => ok(organisationFull(call)),
  '/orgs/{org}/repos': (call) => page(call, listedRepositories(call, minimalRepository)),
  '/orgs/{org}/members': (call) => {
    const role = call.query.get('role') ?? 'all';
    const second = secondFactorFilter(call);
    const shown = call.viewer.standing === 'none' ? (person: Person) => person.publicMember : () => true;
    return page(
      call,
      memberRows(
        call,
        (person) =>
          shown(person) && second(person) && (role === 'all' || (person.role === 'owner') === (role === 'admin')),
      ),
    );
  },
  '/orgs/{org}/public_members': (call) =>
    page(
      call,
      memberRows(call, (person) => person.publicMember),
    ),
  '/orgs/{org}/members/{username}': (call) => {
    const person = personOf(call, 'username');
    if (!['owner', 'member'].includes(person.role)) throw notFound();
    return { status: 204 };
  },
  '/orgs/{org}/outside_collaborators': (call) => {
    const second = secondFactorFilter(call);
    const people = Array.from({ length: call.organisation.outsiders }, (_, index) => call.organisation.outsider(index));
    return page(
      call,
      rowsOf(people.filter(second), (person) => simpleUser(call, person)),
    );
  },
  '/orgs/{org}/invitations': (call) =>
    page(
      call,
      rowsOf(call.organisation.settings.pendingInvitations, (invitation, at) => ({
        id: 900 + at,
        login: null,
        email: invitation.email,
        role: invitation.role,
        created_at: invitation.at,
        failed_at: null,
        failed_reason: null,
        inviter: simpleUser(call, call.organisation.member(0)),
        team_count: 0,
        node_id: nodeId('Invitation', 900 + at),
        invitation_teams_url: `${call.base}/organizations/${call.organisation.settings.id}/invitations/${900 + at}/teams`,
        invitation_source: 'member',
      })),
    ),
  '/orgs/{org}/failed_invitations': (call) =>
    page(
      call,
      rowsOf([], () => null),
    ),
  '/orgs/{org}/teams': (call) =>
    page(
      call,
      rowsOf(call.organisation.teams, (team) => teamShape(call, team)),
    ),
  '/orgs/{org}/teams/{team_slug}': (call) => {
    const team = teamOf(call);
    const { parent: _, ...shape } = teamShape(call, team);
    return ok({
      ...shape,
      members_count: call.organisation.teamMembers(team.slug).length,
      repos_count: 0,
      created_at: '2018-02-01T10:00:00Z',
      updated_at: '2024-02-01T10:00:00Z',
      organization: organisationFull(call),
    });
  },
  '/orgs/{org}/teams/{team_slug}/members': (call) =>
    page(
      call,
      rowsOf(call.organisation.teamMembers(teamOf(call).slug), (person) => simpleUser(call, person)),
    ),
  '/orgs/{org}/teams/{team_slug}/repos': (call) => {
    const { slug } = teamOf(call);
    const company = call.organisation;
    const owned = visible(company, call.viewer, 'created', {
      key: `team ${slug}`,
      keeps: (repository) => slug in repository.teams,
    });
    return page(
      call,
      rowsOf(owned, (index) => minimalRepository(call, company.repository(index))),
    );
  },
  '/orgs/{org}/security-managers': (call) =>
    page(
      call,
      rowsOf(
        call.organisation.teams.filter((team) => call.organisation.settings.securityManagers.includes(team.slug)),
        (team) => teamShape(call, team),
      ),
    ),
  '/orgs/{org}/organization-roles': () =>
    ok({
      total_count: predefined.length,
      roles: predefined.map(({ id, name }) => ({
        id,
        name,
        description: name,
        permissions: [],
        source: 'Predefined',
        base_role: 'read',
        organization: null,
        created_at: '2020-01-01T00:00:00Z',
        updated_at: '2020-01-01T00:00:00Z',
      })),
    }),
  '/orgs/{org}/organization-roles/{role_id}/teams': (call) => {
    const role = predefined.find(({ id }) => String(id) === param(call, 'role_id'));
    const slugs: readonly string[] = role?.teams ?? [];
    return page(
      call,
      rowsOf(
        call.organisation.teams.filter((team) => slugs.includes(team.slug)),
        (team) => ({ ...teamShape(call, team), assignment: 'direct' }),
      ),
    );
  },
  '/orgs/{org}/organization-roles/{role_id}/users': (call) =>
    page(
      call,
      rowsOf([], () => null),
    ),
  '/orgs/{org}/custom-repository-roles': () => ok({ total_count: 0, custom_roles: [] }),
};
