import { type Fact, known, mapFact, type Population } from '#shared/evidence/fact.ts';
import { readAll, type RestAnswers } from './answers.ts';
import { PERMISSION } from './permission.ts';
import { oneOf } from './ruleset.ts';
import { View } from './view.ts';

export interface OrganizationSettings {
  readonly url: Fact<string>;
  readonly plan: Fact<string>;
  readonly twoFactorRequired: Fact<boolean>;
  /** What every member may do in every repository. */
  readonly basePermission: Fact<'none' | 'read' | 'write' | 'admin'>;
  readonly membersCreatePublic: Fact<boolean>;
  readonly membersCreatePrivate: Fact<boolean>;
  readonly membersCreateInternal: Fact<boolean>;
  readonly membersDelete: Fact<boolean>;
  readonly membersChangeVisibility: Fact<boolean>;
  readonly membersInviteOutside: Fact<boolean>;
  readonly membersDeleteIssues: Fact<boolean>;
  readonly membersForkPrivate: Fact<boolean>;
  readonly membersCreateTeams: Fact<boolean>;
  readonly membersCreatePages: Fact<boolean>;
  readonly signoffRequired: Fact<boolean>;
  readonly deployKeysEnabled: Fact<boolean>;
  readonly verified: Fact<boolean>;
}

export function settingsOf(org: Fact<View>): OrganizationSettings {
  const flag = (key: string) => (org.known ? org.value.boolean(key, PERMISSION.owner) : org);
  const text = (key: string) => (org.known ? org.value.string(key) : org);
  const plan = org.known ? org.value.object('plan', PERMISSION.owner) : org;
  return {
    url: text('html_url'),
    plan: plan instanceof View ? plan.string('name') : plan,
    twoFactorRequired: flag('two_factor_requirement_enabled'),
    basePermission: org.known
      ? hiddenByRole(org.value, oneOf(org.value, 'default_repository_permission', ['none', 'read', 'write', 'admin']))
      : org,
    membersCreatePublic: flag('members_can_create_public_repositories'),
    membersCreatePrivate: flag('members_can_create_private_repositories'),
    membersCreateInternal: flag('members_can_create_internal_repositories'),
    membersDelete: flag('members_can_delete_repositories'),
    membersChangeVisibility: flag('members_can_change_repo_visibility'),
    membersInviteOutside: flag('members_can_invite_outside_collaborators'),
    membersDeleteIssues: flag('members_can_delete_issues'),
    membersForkPrivate: flag('members_can_fork_private_repositories'),
    membersCreateTeams: flag('members_can_create_teams'),
    membersCreatePages: flag('members_can_create_public_pages'),
    signoffRequired: flag('web_commit_signoff_required'),
    deployKeysEnabled: flag('deploy_keys_enabled_for_repositories'),
    verified: org.known ? org.value.boolean('is_verified') : org,
  };
}

function hiddenByRole<T>(org: View, fact: Fact<T>): Fact<T> {
  return fact.known || 'default_repository_permission' in org.value ? fact : { ...fact, missing: PERMISSION.owner };
}

export interface ActionsPolicy {
  readonly repositories: Fact<'all' | 'none' | 'selected'>;
  readonly allowed: Fact<'all' | 'local-only' | 'selected'>;
  /** Only asked for when `allowed` is "selected". */
  readonly selected: Fact<{
    readonly githubOwned: Fact<boolean>;
    readonly verified: Fact<boolean>;
    readonly patterns: Fact<readonly string[]>;
  }>;
  readonly pinned: Fact<boolean>;
  readonly token: Fact<'read' | 'write'>;
  readonly approvesPullRequests: Fact<boolean>;
  readonly forkApproval: Fact<string>;
}

export function actionsOf(rest: RestAnswers, org: string): ActionsPolicy {
  const base = `/orgs/${org}/actions/permissions`;
  const policy = rest.object(base, PERMISSION.administration);
  const workflow = rest.object(`${base}/workflow`, PERMISSION.administration);
  const fork = rest.object(`${base}/fork-pr-contributor-approval`, PERMISSION.administration);
  // Whether to ask for the list follows from the policy, so that without it the list has no reason of its own.
  const selected = policy.known ? rest.object(`${base}/selected-actions`, PERMISSION.administration) : policy;
  return {
    repositories: policy.known ? oneOf(policy.value, 'enabled_repositories', ['all', 'none', 'selected']) : policy,
    allowed: policy.known ? oneOf(policy.value, 'allowed_actions', ['all', 'local-only', 'selected']) : policy,
    selected: mapFact(selected, (view) => ({
      githubOwned: view.boolean('github_owned_allowed'),
      verified: view.boolean('verified_allowed'),
      patterns: view.strings('patterns_allowed'),
    })),
    pinned: policy.known ? policy.value.boolean('sha_pinning_required') : policy,
    token: workflow.known ? oneOf(workflow.value, 'default_workflow_permissions', ['read', 'write']) : workflow,
    approvesPullRequests: workflow.known ? workflow.value.boolean('can_approve_pull_request_reviews') : workflow,
    forkApproval: fork.known ? fork.value.string('approval_policy') : fork,
  };
}

export interface Webhook {
  readonly id: Fact<number>;
  readonly active: Fact<boolean>;
  /** Host and path; the query may hold a secret. */
  readonly address: Fact<string>;
  readonly encrypted: Fact<boolean>;
  readonly verifiesCertificate: Fact<boolean>;
  readonly secret: Fact<boolean>;
}

export function webhookOf(view: View): Webhook {
  const config = view.object('config');
  const url = config instanceof View ? config.string('url') : config;
  return {
    id: view.number('id'),
    active: view.boolean('active'),
    address: mapFact(url, withoutSecrets),
    encrypted: mapFact(url, (address) => address.toLowerCase().startsWith('https:')),
    verifiesCertificate: config instanceof View ? insecure(config) : config,
    // GitHub masks the secret and leaves the key out when there is none.
    secret:
      config instanceof View
        ? known(typeof config.value['secret'] === 'string' && config.value['secret'] !== '')
        : config,
  };
}

export function webhookName(view: View): Fact<unknown> {
  const config = view.object('config');
  const url = config instanceof View ? config.string('url') : config;
  return url.known ? view.number('id') : url;
}

/** "0", "1", 0 or 1: the description of the API allows all four. */
function insecure(config: View): Fact<boolean> {
  const value = config.value['insecure_ssl'];
  if (value === '0' || value === 0) return known(true);
  if (value === '1' || value === 1) return known(false);
  return config.unseen('insecure_ssl');
}

function withoutSecrets(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    return `${host}${pathname}`;
  } catch {
    return 'an address that cannot be read';
  }
}

export interface Installation {
  readonly app: Fact<string>;
  readonly repositories: Fact<'all' | 'selected'>;
  /** Permissions that may change something, "administration: write". */
  readonly writes: Fact<readonly string[]>;
  readonly suspended: Fact<boolean>;
  readonly updatedAt: Fact<string>;
}

export function installationsOf(rest: RestAnswers, path: string): Fact<Population<Installation>> {
  return readAll(
    rest.list(path, { key: 'installations', missing: PERMISSION.administration }),
    installationOf,
    (view) => view.string('app_slug'),
  );
}

function installationOf(view: View): Installation {
  const permissions = view.object('permissions');
  return {
    app: view.string('app_slug'),
    repositories: oneOf(view, 'repository_selection', ['all', 'selected']),
    writes:
      permissions instanceof View
        ? known(
            Object.entries(permissions.value)
              .filter(([, level]) => level === 'write' || level === 'admin')
              .map(([name, level]) => `${name.replaceAll('_', ' ')}: ${String(level)}`)
              .sort(),
          )
        : permissions,
    // Null is a statement: it is not suspended.
    suspended: view.value['suspended_at'] === null ? known(false) : mapFact(view.string('suspended_at'), () => true),
    updatedAt: view.string('updated_at'),
  };
}

type Level = Fact<'enabled' | 'disabled' | 'not-set'>;

export interface CodeSecurity {
  readonly id: Fact<number>;
  readonly name: Fact<string>;
  readonly enforced: Fact<boolean>;
  readonly dependabotAlerts: Level;
  readonly dependencyGraph: Level;
  readonly codeScanning: Level;
  readonly secretScanning: Level;
  readonly pushProtection: Level;
  readonly privateReporting: Level;
}

export function codeSecurityOf(view: View): CodeSecurity {
  const level = (key: string) => oneOf(view, key, ['enabled', 'disabled', 'not-set']);
  return {
    id: view.number('id'),
    name: view.string('name'),
    enforced: mapFact(view.string('enforcement'), (value) => value === 'enforced'),
    dependabotAlerts: level('dependabot_alerts'),
    dependencyGraph: level('dependency_graph'),
    codeScanning: level('code_scanning_default_setup'),
    secretScanning: level('secret_scanning'),
    pushProtection: level('secret_scanning_push_protection'),
    privateReporting: level('private_vulnerability_reporting'),
  };
}

/** A configuration that new repositories get, and which of them. */
export interface CodeSecurityDefault {
  readonly visibility: Fact<'public' | 'private-and-internal' | 'all'>;
  readonly configuration: Fact<CodeSecurity>;
}

export function codeSecurityDefaultOf(view: View): CodeSecurityDefault {
  const configuration = view.object('configuration');
  return {
    visibility: oneOf(view, 'default_for_new_repos', ['public', 'private-and-internal', 'all']),
    configuration: configuration instanceof View ? known(codeSecurityOf(configuration)) : configuration,
  };
}
