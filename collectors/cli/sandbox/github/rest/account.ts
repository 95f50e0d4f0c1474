import { isoOf, type Person } from '../../organisation/people.ts';
import { checkOrganisation, ok, param, type Call, type Handlers } from '../call.ts';
import { page, rowsOf } from '../pages.ts';
import { notFound } from '../refusal.ts';
import { listedRepositories } from '../listing.ts';
import { organisationSimple, simpleUser } from '../shapes/people.ts';
import { listedRepository, simpleRepository } from '../shapes/repositories.ts';

function profile(call: Call, person: Person) {
  return {
    ...simpleUser(call, person),
    name: person.name,
    company: 'Meridian Labs',
    blog: '',
    location: null,
    email: person.email,
    hireable: null,
    bio: person.title,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: person.joinedAt,
    updated_at: person.lastActiveAt,
    // Only a server of one's own suspends accounts; on github.com the member is absent.
    ...(person.suspended ? { suspended_at: person.lastActiveAt } : {}),
  };
}

/** What an account is told about itself. */
function ownProfile(call: Call, person: Person) {
  return {
    ...profile(call, person),
    user_view_type: 'private',
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: person.twoFactor !== 'none',
  };
}

function membership(call: Call, person: Person) {
  const organisation = organisationSimple(call);
  return {
    url: `${organisation.url}/memberships/${person.login}`,
    state: 'active',
    role: person.role === 'owner' ? 'admin' : 'member',
    organization_url: organisation.url,
    organization: organisation,
    user: simpleUser(call, person),
    permissions: { can_create_repository: true },
  };
}

const belongs = (call: Call): boolean => call.viewer.standing !== 'none' && call.viewer.seesPublic;

const rootNames = [
  'current_user',
  'current_user_authorizations_html',
  'authorizations',
  'code_search',
  'commit_search',
  'emails',
  'emojis',
  'events',
  'feeds',
  'followers',
  'following',
  'gists',
  'hub',
  'issue_search',
  'issues',
  'keys',
  'label_search',
  'notifications',
  'organization',
  'organization_repositories',
  'organization_teams',
  'public_gists',
  'rate_limit',
  'repository',
  'repository_search',
  'current_user_repositories',
  'starred',
  'starred_gists',
  'user',
  'user_organizations',
  'user_repositories',
  'user_search',
] as const;

export const account: Handlers = {
  '/': (call) => ok(Object.fromEntries(rootNames.map((name) => [`${name}_url`, `${call.base}/${name}`]))),
  '/meta': () => ok({ verifiable_password_authentication: false, domains: {} }),
  '/rate_limit': (call) => ok(call.limits()),
  '/user': (call) => ok(ownProfile(call, call.viewer.person)),
  '/users/{username}': (call) => {
    const person = call.organisation.person(param(call, 'username'));
    if (person === null) throw notFound();
    return ok({ ...profile(call, person), user_view_type: 'public' });
  },
  '/user/orgs': (call) =>
    page(
      call,
      rowsOf(belongs(call) ? [0] : [], () => organisationSimple(call)),
    ),
  '/user/memberships/orgs': (call) =>
    page(
      call,
      rowsOf(belongs(call) ? [0] : [], () => membership(call, call.viewer.person)),
    ),
  '/user/memberships/orgs/{org}': (call) => {
    checkOrganisation(call);
    if (!belongs(call)) throw notFound();
    return ok(membership(call, call.viewer.person));
  },
  '/user/repos': (call) => page(call, listedRepositories(call, listedRepository)),
  '/orgs/{org}/memberships/{username}': (call) => {
    const person = call.organisation.person(param(call, 'username'));
    if (person === null || !['owner', 'member'].includes(person.role)) throw notFound();
    return ok(membership(call, person));
  },
  '/orgs/{org}/personal-access-tokens/{pat_id}/repositories': (call) =>
    page(
      call,
      rowsOf([call.organisation.repository(0)], (repository) => simpleRepository(call, repository)),
    ),
  '/orgs/{org}/credential-authorizations': (call) => {
    const { organisation } = call;
    const rows = organisation.settings.tokens.filter((token) => !token.pending);
    return page(
      call,
      rowsOf(rows, (token, at) => ({
        login: token.owner,
        credential_id: 7_000 + at,
        credential_type: 'personal access token',
        token_last_eight: `0000000${at}`,
        credential_authorized_at: token.grantedAt,
        scopes: ['repo'],
        credential_accessed_at: token.lastUsedAt,
        authorized_credential_id: 8_000 + at,
        authorized_credential_note: token.name,
        authorized_credential_expires_at: token.expiresAt,
        updated_at: isoOf(organisation.epoch),
      })),
    );
  },
};
