import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { getAll } from './client/paging.ts';
import { probeGet } from './client/probe.ts';
import { RestAnswers, readAll } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import {
  type AccessToken,
  accessTokenOf,
  type PendingToken,
  pendingTokenOf,
  type RunnerGroup,
  runnerGroupOf,
  type StoredSecret,
  storedSecretOf,
} from './read/organization-details.ts';
import { PERMISSION } from './read/permission.ts';
import { oneOf } from './read/ruleset.ts';
import { orgOf } from './read/tenant.ts';

export interface OrganizationDetailsFacts {
  readonly runnerGroups: Fact<Population<RunnerGroup>>;
  readonly secrets: Fact<Population<StoredSecret>>;
  readonly accessTokens: Fact<Population<AccessToken>>;
  readonly pendingTokens: Fact<Population<PendingToken>>;
  readonly immutableReleases: Fact<'all' | 'none' | 'selected'>;
  /** The newest entry of the audit log, as milliseconds since 1970; null for a log without entries. */
  readonly lastAuditEvent: Fact<number | null>;
}

export default defineCollector<GithubConnection, OrganizationDetailsFacts>({
  title: 'Organisation in depth: runner groups, stored secrets, access tokens, audit log',
  kind: 'config',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.selfHostedRunners, gives: 'runner groups and which repositories may use them' },
    { name: PERMISSION.organizationSecrets, gives: 'names and age of stored secrets, never their values' },
    { name: PERMISSION.administration, gives: 'immutable releases and, with Enterprise Cloud, the audit log' },
    { name: PERMISSION.personalAccessTokens, gives: 'fine-grained tokens with access (GitHub Apps only)' },
    { name: PERMISSION.personalAccessTokenRequests, gives: 'tokens that wait for approval (GitHub Apps only)' },
  ],

  async collect(connection) {
    const path = pathsOf(connection.org);
    await Promise.all([
      getAll(connection, path.runnerGroups),
      getAll(connection, path.secrets),
      getAll(connection, path.accessTokens),
      getAll(connection, path.pendingTokens),
      connection.get(path.immutableReleases),
      connection.get(path.auditLog),
    ]);
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const path = pathsOf(orgOf(scope));
    const releases = rest.object(path.immutableReleases, PERMISSION.administration);
    const facts: OrganizationDetailsFacts = {
      runnerGroups: readAll(
        rest.list(path.runnerGroups, { key: 'runner_groups', missing: PERMISSION.selfHostedRunners }),
        runnerGroupOf,
        (view) => view.string('name'),
      ),
      secrets: readAll(
        rest.list(path.secrets, { key: 'secrets', missing: PERMISSION.organizationSecrets }),
        storedSecretOf,
        (view) => view.string('name'),
      ),
      accessTokens: readAll(appsOnly(rest, path.accessTokens, PERMISSION.personalAccessTokens), accessTokenOf, (view) =>
        view.string('token_name'),
      ),
      pendingTokens: readAll(
        appsOnly(rest, path.pendingTokens, PERMISSION.personalAccessTokenRequests),
        pendingTokenOf,
      ),
      immutableReleases: releases.known
        ? oneOf(releases.value, 'enforced_repositories', ['all', 'none', 'selected'])
        : releases,
      lastAuditEvent: lastEventOf(rest, path.auditLog),
    };
    const { runnerGroups, secrets, accessTokens, pendingTokens } = facts;
    return { facts, completeness: completenessOf(answers, null, [runnerGroups, secrets, accessTokens, pendingTokens]) };
  },

  probe(connection) {
    const path = pathsOf(connection.org);
    return Promise.all([
      probeGet(connection, PERMISSION.selfHostedRunners, path.runnerGroups),
      probeGet(connection, PERMISSION.organizationSecrets, path.secrets),
      probeGet(connection, PERMISSION.administration, path.immutableReleases),
      probeGet(connection, PERMISSION.personalAccessTokens, path.accessTokens),
      probeGet(connection, PERMISSION.personalAccessTokenRequests, path.pendingTokens),
    ]);
  },

  estimate: () => Promise.resolve({ requests: 6, points: 0, basis: 'one request for each kind of setting' }),
});

function pathsOf(org: string) {
  return {
    runnerGroups: `/orgs/${org}/actions/runner-groups?per_page=100`,
    secrets: `/orgs/${org}/actions/secrets?per_page=100`,
    accessTokens: `/orgs/${org}/personal-access-tokens?per_page=100`,
    pendingTokens: `/orgs/${org}/personal-access-token-requests?per_page=100`,
    immutableReleases: `/orgs/${org}/settings/immutable-releases`,
    auditLog: `/orgs/${org}/audit-log?include=all&per_page=1`,
  };
}

/** GitHub refuses these lists to every token of a person, whatever it was granted. */
function appsOnly(rest: RestAnswers, path: string, permission: string): ReturnType<RestAnswers['list']> {
  const list = rest.list(path);
  return list.known ? list : unknown(list.why, `a GitHub App with ${permission}`);
}

function lastEventOf(rest: RestAnswers, path: string): Fact<number | null> {
  // Only the first page is asked for: it is enough to see that the log is kept.
  const answer = rest.at(path);
  const list = rest.list(path);
  if (answer === null || !list.known) {
    return list.known ? unknown('the audit log was not asked for') : { ...list, missing: list.missing ?? AUDIT_LOG };
  }
  const [newest] = list.value.items;
  return newest === undefined ? known(null) : newest.number('@timestamp');
}

const AUDIT_LOG = "GitHub Enterprise Cloud, and an owner's token with Administration: read (organization)";
