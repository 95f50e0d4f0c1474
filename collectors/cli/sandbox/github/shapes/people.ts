import type { Person } from '../../organisation/people.ts';
import type { RepositoryRole } from '../../organisation/repository.ts';
import type { Team } from '../../organisation/organisation.ts';
import { nodeId, type Call } from '../call.ts';

const web = (call: Call): string => call.base.replace(/\/api\/v3$/, '');

export { web };

export function simpleUser(call: Call, person: Person) {
  const isBot = person.kind === 'bot';
  const login = isBot ? `${person.login}[bot]` : person.login;
  const url = `${call.base}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: person.id,
    node_id: nodeId('User', person.id),
    avatar_url: `${web(call)}/avatars/u/${person.id}`,
    gravatar_id: '',
    url,
    html_url: `${web(call)}/${person.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** The organisation where a list of accounts holds it, as the owner of a repository. */
export function ownerOf(call: Call) {
  const { login, id } = call.organisation.settings;
  const person = { login, id } as Person;
  return { ...simpleUser(call, person), node_id: nodeId('Organization', id), type: 'Organization' };
}

export function organisationSimple(call: Call) {
  const { settings } = call.organisation;
  const url = `${call.base}/orgs/${settings.login}`;
  return {
    login: settings.login,
    id: settings.id,
    node_id: nodeId('Organization', settings.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${web(call)}/avatars/u/${settings.id}`,
    description: 'Payments for people who would rather build something else',
  };
}

/** GitHub's flags for a role: each role holds all below it. */
export function permissionsOf(role: RepositoryRole | 'none') {
  const rank = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  return { admin: rank >= 5, maintain: rank >= 4, push: rank >= 3, triage: rank >= 2, pull: rank >= 1 };
}

/** The names that the REST interface gives to roles in older fields. */
export function legacyRole(role: RepositoryRole | 'none'): string {
  return role === 'read' ? 'pull' : role === 'write' ? 'push' : role;
}

export function teamShape(call: Call, team: Team, role: RepositoryRole = 'read') {
  const url = `${call.base}/organizations/${call.organisation.settings.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: `Everyone in ${team.slug}`,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: legacyRole(role),
    permissions: permissionsOf(role),
    url,
    html_url: `${web(call)}/orgs/${call.organisation.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization' as const,
    organization_id: call.organisation.settings.id,
    parent: null,
  };
}
