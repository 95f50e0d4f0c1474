import { activity, enterprise, files } from './sampled-facts.ts';
import type { AlertsFacts } from '#collectors/github/alerts.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import type { RepositoryAccess } from '#collectors/github/read/access.ts';
import type { RepositoryDetails } from '#collectors/github/read/details.ts';
import type { CodeSecurity, Webhook } from '#collectors/github/read/organization.ts';
import type { Protection } from '#collectors/github/read/protection.ts';
import type { PullRequest, Review } from '#collectors/github/read/pull-request.ts';
import type { Repository } from '#collectors/github/read/repository.ts';
import type { BypassActor, Ruleset } from '#collectors/github/read/ruleset.ts';
import { type Fact, known, type Population, whole } from '#shared/evidence/fact.ts';

/** Facts of an organisation in which everything is in order; tests change one thing at a time. */

export const AS_OF = '2026-06-30T12:00:00.000Z';
export const RECENT = '2026-06-20T00:00:00Z';
export const OLD = '2024-01-01T00:00:00Z';

const yes = known(true);
const no = known(false);

export const list = <T>(...items: T[]): Fact<Population<T>> => known(whole(items));

export function webhook(patch: Partial<Webhook> = {}): Webhook {
  return {
    id: known(1),
    active: yes,
    address: known('hooks.example.com/in'),
    encrypted: yes,
    verifiesCertificate: yes,
    secret: yes,
    ...patch,
  };
}

export function codeSecurity(patch: Partial<CodeSecurity> = {}): CodeSecurity {
  const on = known('enabled' as const);
  return {
    id: known(1),
    name: known('Baseline'),
    enforced: yes,
    dependabotAlerts: on,
    dependencyGraph: on,
    codeScanning: on,
    secretScanning: on,
    pushProtection: on,
    privateReporting: on,
    ...patch,
  };
}

type Settings = OrganizationFacts['settings'];
type Actions = OrganizationFacts['actions'];

export function organization(
  settings: Partial<Settings> = {},
  actions: Partial<Actions> = {},
  patch: Partial<OrganizationFacts> = {},
): OrganizationFacts {
  return {
    settings: {
      url: known('https://github.com/acme'),
      plan: known('enterprise'),
      twoFactorRequired: yes,
      basePermission: known('read'),
      membersCreatePublic: no,
      membersCreatePrivate: yes,
      membersCreateInternal: yes,
      membersDelete: no,
      membersChangeVisibility: no,
      membersInviteOutside: no,
      membersDeleteIssues: no,
      membersForkPrivate: no,
      membersCreateTeams: no,
      membersCreatePages: no,
      signoffRequired: yes,
      deployKeysEnabled: no,
      verified: yes,
      ...settings,
    },
    actions: {
      repositories: known('all'),
      allowed: known('selected'),
      selected: known({ githubOwned: yes, verified: no, patterns: known(['acme/*']) }),
      pinned: yes,
      token: known('read'),
      approvesPullRequests: no,
      forkApproval: known('all_external_contributors'),
      ...actions,
    },
    webhooks: list(webhook()),
    installations: list({
      app: known('renovate'),
      repositories: known('selected' as const),
      writes: known(['contents: write']),
      suspended: no,
      updatedAt: known(RECENT),
    }),
    codeSecurity: list(codeSecurity()),
    codeSecurityDefaults: list({ visibility: known('all' as const), configuration: known(codeSecurity()) }),
    ...patch,
  };
}

export function members(patch: Partial<MembersFacts> = {}): MembersFacts {
  return {
    url: known('https://github.com/acme'),
    twoFactorRequired: yes,
    members: list(
      { login: 'ann', role: known('admin' as const), twoFactor: yes },
      { login: 'bob', role: known('admin' as const), twoFactor: yes },
      { login: 'cid', role: known('member' as const), twoFactor: yes },
    ),
    pendingMembers: known(0),
    outside: list('eve'),
    outsideWithoutTwoFactor: list<string>(),
    singleSignOn: known({
      issuer: known('https://idp.example'),
      signInUrl: known('https://idp.example'),
      signature: known('sha256'),
    }),
    ipAllowList: yes,
    ipAllowListForApps: yes,
    ipEntries: list({ range: known('203.0.113.0/24'), active: yes }),
    domains: list({ name: known('acme.example'), verified: yes }),
    mailRestricted: yes,
    rulesets: list<Ruleset>(),
    ...patch,
  };
}

export function protection(patch: Partial<Protection> = {}): Protection {
  return {
    branch: 'main',
    pullRequest: yes,
    approvals: known(1),
    dismissesStale: yes,
    restrictsDismissals: yes,
    codeOwnerReview: yes,
    lastPushApproval: yes,
    conversationsResolved: yes,
    statusChecks: known(['build']),
    upToDate: yes,
    codeScanning: no,
    signatures: yes,
    linearHistory: yes,
    forcePushBlocked: yes,
    deletionBlocked: yes,
    pushRestricted: yes,
    locked: no,
    guards: known([{ name: 'classic protection', ruleset: null, adminsBound: yes, exempted: known(0), bypass: null }]),
    planLimit: null,
    ...patch,
  };
}

export function bypassActor(patch: Partial<BypassActor> = {}): BypassActor {
  return { who: 'organization owners', kind: 'owners', mode: known('always'), ...patch };
}

export function ruleset(patch: Partial<Ruleset> = {}): Ruleset {
  return {
    id: known(5),
    name: known('main'),
    target: known('branch'),
    enforcement: known('active'),
    source: known('repository'),
    updatedAt: known(RECENT),
    bypass: list<BypassActor>(),
    ...patch,
  };
}

export function repository(patch: Partial<Repository> = {}): Repository {
  const on = known('enabled' as const);
  return {
    name: 'acme/api',
    url: known('https://github.com/acme/api'),
    visibility: known('private'),
    archived: no,
    disabled: no,
    empty: no,
    fork: no,
    pushedAt: known(RECENT),
    forkingAllowed: no,
    deleteBranchOnMerge: yes,
    signoffRequired: yes,
    administered: yes,
    dependabotAlerts: yes,
    openDependabotAlerts: known(0),
    secretScanning: on,
    pushProtection: on,
    dependabotUpdates: on,
    codeSecurity: on,
    securityPolicy: yes,
    codeowners: known({ errors: 0 }),
    protection: known(protection()),
    protectedPatterns: list('main'),
    rulesets: list(ruleset()),
    deployKeys: list({ title: known('ci'), readOnly: yes, createdAt: known(RECENT), enabled: yes }),
    environments: list({ name: known('production'), requiresReviewers: yes, preventsSelfReview: yes }),
    ...patch,
  };
}

export function details(patch: Partial<RepositoryDetails> = {}): RepositoryDetails {
  return {
    name: 'acme/api',
    url: known('https://github.com/acme/api'),
    archived: no,
    empty: no,
    releaseBranches: list(protection({ branch: 'release/1' })),
    workflows: known([{ file: 'ci.yml', content: known({ unpinned: [], dangers: [], reviewsDependencies: true }) }]),
    webhooks: list(webhook()),
    lastScan: known(RECENT),
    bypasses: known(whole<never>([])),
    rulesetChanges: known([{ ruleset: 'main', changes: list({ at: known(OLD), by: known(1) }) }]),
    ...patch,
  };
}

export function access(patch: Partial<RepositoryAccess> = {}): RepositoryAccess {
  return {
    name: 'acme/api',
    url: known('https://github.com/acme/api'),
    archived: no,
    writers: list({ login: 'ann', right: known('admin' as const), through: known(['organisation']) }),
    ...patch,
  };
}

export function review(patch: Partial<Review> = {}): Review {
  return { login: 'bob', robot: false, state: known('APPROVED'), at: known(RECENT), ofMergedCommit: yes, ...patch };
}

export function pullRequest(patch: Partial<PullRequest> = {}): PullRequest {
  return {
    id: 'acme/api#1',
    url: known('https://github.com/acme/api/pull/1'),
    mergedAt: known(RECENT),
    author: known('ann'),
    mergedBy: known('ann'),
    intoDefaultBranch: yes,
    reviews: known([review()]),
    checks: known('success'),
    ...patch,
  };
}

export function pullRequests(...pulls: PullRequest[]): PullRequestsFacts {
  return {
    period: known({ from: '2026-04-01T00:00:00Z', to: '2026-06-29T23:59:59Z' }),
    merged: list(...pulls),
    sample: known({ seed: 'acme 2026', drawn: pulls.length, of: pulls.length, ids: pulls.map(({ id }) => id) }),
  };
}

export function alerts(patch: Partial<AlertsFacts> = {}): AlertsFacts {
  return { dependabot: list<never>(), codeScanning: list<never>(), secrets: list<never>(), ...patch };
}

export function organizationDetails(patch: Partial<OrganizationDetailsFacts> = {}): OrganizationDetailsFacts {
  return {
    runnerGroups: list({ name: known('Default'), reach: known('selected' as const), servesPublic: no }),
    secrets: list({ name: known('NPM'), updatedAt: known(RECENT), reach: known('selected' as const) }),
    accessTokens: list({
      id: known(1),
      owner: known('ann'),
      name: known('release'),
      reach: known('subset' as const),
      expiresAt: known('2026-09-01T00:00:00Z'),
      lastUsedAt: known(null),
    }),
    pendingTokens: list({ owner: known('bob'), createdAt: known(RECENT) }),
    immutableReleases: known('all'),
    lastAuditEvent: known(Date.parse(RECENT)),
    ...patch,
  };
}

/** Inputs of every collector, one repository each, all in order. */
export function inputs(patch: Readonly<Record<string, unknown>> = {}): Record<string, Fact<unknown>> {
  const all: Record<string, unknown> = {
    'github/organization': organization(),
    'github/members': members(),
    'github/repositories': { repositories: list(repository()) },
    'github/alerts': alerts(),
    'github/pull-requests': pullRequests(pullRequest()),
    'github/repository-access': { access: list(access()) },
    'github/repository-details': { details: list(details()) },
    'github/organization-details': organizationDetails(),
    'github/enterprise': enterprise(),
    'github/member-activity': activity(),
    'github/repository-files': files(),
    ...patch,
  };
  return Object.fromEntries(Object.entries(all).map(([id, facts]) => [id, known(facts)]));
}
