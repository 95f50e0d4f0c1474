import { describe, expect, it } from 'vitest';
import alerts from '#collectors/github/alerts.ts';
import organizationDetails from '#collectors/github/organization-details.ts';
import repositoryAccess from '#collectors/github/repository-access.ts';
import repositoryDetails from '#collectors/github/repository-details.ts';
import { type Asked, forbidden, type Reply, type Routes, run, SCOPE } from './lib/run.ts';

const page = (nodes: readonly unknown[], more: object = {}) => ({
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes,
  ...more,
});
const repositories = (...nodes: object[]): Reply => ({
  body: { data: { organization: { repositories: page(nodes) } } },
});

describe('github/alerts', () => {
  const base = { number: 1, created_at: '2026-01-01T00:00:00Z', html_url: 'u', repository: { full_name: 'acme/api' } };
  const routes: Routes = {
    'GET /orgs/acme/dependabot/alerts?state=open&per_page=100': {
      body: [{ ...base, security_advisory: { severity: 'critical' }, dependency: { package: { name: 'lodash' } } }],
    },
    'GET /orgs/acme/code-scanning/alerts?state=open&per_page=100': {
      body: [
        { ...base, rule: { description: 'SQL injection', severity: 'error', security_severity_level: 'high' } },
        { ...base, rule: { description: 'Unused', severity: 'note', security_severity_level: null } },
      ],
    },
    'GET /orgs/acme/secret-scanning/alerts?state=open&hide_secret=true&per_page=100': {
      body: [
        {
          ...base,
          secret_type_display_name: 'npm token',
          validity: 'active',
          publicly_leaked: false,
          push_protection_bypassed: true,
        },
      ],
    },
  };

  it('reads three kinds, and never asks for a secret', async () => {
    const { facts, asked, completeness } = await run(alerts, routes);
    expect(facts.dependabot).toMatchObject({
      value: { items: [{ about: { value: 'lodash' }, severity: { value: 'critical' } }] },
    });
    expect(facts.codeScanning).toMatchObject({
      value: { items: [{ severity: { value: 'high' } }, { severity: { value: 'low' } }] },
    });
    expect(facts.secrets).toMatchObject({
      value: { items: [{ validity: { value: 'active' }, bypassed: { value: true } }] },
    });
    expect(
      asked.filter((name) => name.includes('secret-scanning')).every((name) => name.includes('hide_secret=true')),
    ).toBe(true);
    expect(completeness.complete).toBe(true);
  });

  it('names what each kind takes', async () => {
    const { facts } = await run(alerts, {});
    expect(facts).toMatchObject({
      dependabot: { known: false, missing: 'Dependabot alerts: read (repository)' },
      codeScanning: { known: false, missing: 'Code scanning alerts: read (repository)' },
      secrets: { known: false, missing: 'Secret scanning alerts: read (repository)' },
    });
  });
});

describe('github/repository-access', () => {
  const source = (permission: string, of: object) => ({ permission, source: of });
  const edge = (login: string, permission: string, ...permissionSources: object[]) => ({
    permission,
    node: { login },
    permissionSources,
  });
  const team = source('WRITE', { __typename: 'Team', slug: 'payments' });
  const direct = source('ADMIN', { __typename: 'Repository' });
  const base = source('READ', { __typename: 'Organization' });
  const node = (people: object) => ({
    id: 'R_1',
    nameWithOwner: 'acme/api',
    url: 'u',
    isArchived: false,
    collaborators: people,
  });
  const people = (edges: readonly unknown[], next: string | null = null) => ({
    totalCount: edges.length,
    pageInfo: { hasNextPage: next !== null, endCursor: next },
    edges,
  });

  it('keeps those who may change something, with the source of that right', async () => {
    const edges = [edge('ann', 'WRITE', team, base), edge('bob', 'READ', base), edge('eve', 'ADMIN', direct)];
    const { facts } = await run(repositoryAccess, { RepositoryAccess: repositories(node(people(edges))) });
    expect(facts.access).toMatchObject({
      value: {
        items: [
          {
            writers: {
              value: {
                complete: true,
                items: [
                  { login: 'ann', right: { value: 'write' }, through: { value: ['team payments'] } },
                  { login: 'eve', right: { value: 'admin' }, through: { value: ['granted directly'] } },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('reads people on past the first hundred, in one question for several repositories', async () => {
    const more = { body: { data: { r0: { collaborators: people([edge('zoe', 'WRITE', team)]) } } } };
    const first = repositories(node(people([edge('ann', 'WRITE', team)], 'c100')));
    const whole = await run(repositoryAccess, { RepositoryAccess: first, RepositoryAccessMore: more });
    expect(whole.facts.access).toMatchObject({
      value: { items: [{ writers: { value: { complete: true, items: { length: 2 } } } }] },
    });
    const cut = await run(repositoryAccess, {
      RepositoryAccess: first,
      RepositoryAccessMore: { status: 502, text: '' },
    });
    expect(cut.facts.access).toMatchObject({
      value: { items: [{ writers: { value: { complete: false, items: { length: 1 } } } }] },
    });
  });

  it('does not know who has access where it may not look', async () => {
    const path = ['organization', 'repositories', 'nodes', 0, 'collaborators'];
    const body = {
      data: { organization: { repositories: page([{ ...node({}), collaborators: null }]) } },
      errors: [{ type: 'FORBIDDEN', message: 'Must have push access to view repository collaborators.', path }],
    };
    const { facts } = await run(repositoryAccess, { RepositoryAccess: { body } });
    expect(facts.access).toMatchObject({
      value: { items: [{ writers: { known: false, missing: 'push access to acme/api' } }] },
    });
  });
});

describe('github/repository-details', () => {
  const node = (patch: object = {}) => ({
    id: 'R_1',
    nameWithOwner: 'acme/api',
    url: 'u',
    visibility: 'PRIVATE',
    isArchived: false,
    isEmpty: false,
    viewerPermission: 'ADMIN',
    viewerCanAdminister: true,
    refs: page([]),
    rulesets: page([]),
    workflows: null,
    ...patch,
  });
  const LIST = 'GET /orgs/acme/repos?per_page=100';
  const HOOKS = 'GET /repos/acme/api/hooks?per_page=100';
  const SCANS = 'GET /repos/acme/api/code-scanning/analyses?per_page=1';
  const BYPASSES = 'GET /repos/acme/api/rulesets/rule-suites?rule_suite_result=bypass&time_period=month&per_page=100';
  const HISTORY = 'GET /repos/acme/api/rulesets/5/history?per_page=100';
  const ruleset = {
    databaseId: 5,
    name: 'main',
    enforcement: 'ACTIVE',
    source: { __typename: 'Repository' },
    bypassActors: { totalCount: 1 },
  };

  async function read(routes: Routes, patch: object = {}) {
    const { facts, asked } = await run(repositoryDetails, { RepositoryDetails: repositories(node(patch)), ...routes });
    if (!facts.details.known) throw new Error('expected details');
    return { found: facts.details.value.items[0], asked };
  }

  it('asks in depth only where a fact needs it', async () => {
    const { asked } = await read({ [HOOKS]: { body: [] }, [SCANS]: { body: [] } });
    expect(asked).toEqual([LIST, 'RepositoryDetails', HOOKS, SCANS]);
    const archived = await read({}, { isArchived: true });
    expect(archived.asked).toEqual([LIST, 'RepositoryDetails']);
    const reader = await read({ [SCANS]: { body: [] } }, { viewerCanAdminister: false, viewerPermission: 'READ' });
    expect(reader.asked).toEqual([LIST, 'RepositoryDetails', SCANS]);
    expect(reader.found?.webhooks).toMatchObject({ known: false, missing: 'Webhooks: read (repository)' });
    const ruled = await read({}, { rulesets: page([ruleset]) });
    expect(ruled.asked).toEqual([LIST, 'RepositoryDetails', HOOKS, SCANS, BYPASSES, HISTORY]);
  });

  it.each([
    ['private', { code_security: { status: 'disabled' }, advanced_security: { status: 'disabled' } }, false],
    ['internal', { advanced_security: { status: 'disabled' } }, false],
    ['private', { code_security: { status: 'enabled' }, advanced_security: { status: 'disabled' } }, true],
    ['private', { secret_scanning: { status: 'disabled' } }, true],
    ['private', undefined, true],
    ['public', { code_security: { status: 'disabled' } }, true],
  ])('asks about code scanning unless it is plainly off (%s, %j)', async (visibility, security, asks) => {
    const body = [{ full_name: 'acme/api', visibility, security_and_analysis: security }];
    const { asked, found } = await read({ [LIST]: { body }, [HOOKS]: { body: [] } });
    expect(asked.includes(SCANS)).toBe(asks);
    expect(found?.lastScan).toMatchObject(asks ? { known: false } : { known: true, value: null });
  });

  it('reads webhooks over all pages', async () => {
    const hook = (id: number) => ({
      id,
      active: true,
      config: { url: `https://hooks.example/${id}`, insecure_ssl: '0' },
    });
    const link = '<https://api.github.com/repos/acme/api/hooks?per_page=100&page=2>; rel="next"';
    const { found } = await read({
      [HOOKS]: { body: [hook(1)], headers: { link } },
      [`${HOOKS}&page=2`]: { body: [hook(2)] },
    });
    expect(found?.webhooks).toMatchObject({ known: true, value: { complete: true, items: [{}, {}] } });
  });

  it.each([
    [{ body: [{ created_at: '2026-06-01T00:00:00Z' }] }, { known: true, value: '2026-06-01T00:00:00Z' }],
    [
      { status: 404, body: { message: 'no analysis found' } },
      { known: true, value: null },
    ],
    [
      { status: 403, body: { message: 'Advanced Security must be enabled for this repository to use code scanning.' } },
      { known: true, value: null },
    ],
    [{ status: 404, body: { message: 'Not Found' } }, expect.objectContaining({ known: false })],
    [
      forbidden('security_events=read'),
      expect.objectContaining({ known: false, missing: 'Code scanning alerts: read (repository)' }),
    ],
  ])('reads code scanning (%#)', async (reply, lastScan) => {
    const { found } = await read({ [SCANS]: reply });
    expect(found?.lastScan).toEqual(lastScan);
  });

  it('knows that nobody went past a ruleset that nobody can bypass', async () => {
    const closed = await read({}, { rulesets: page([{ ...ruleset, bypassActors: { totalCount: 0 } }]) });
    expect(closed.found?.bypasses).toEqual({ known: true, value: null });
    const hidden = await read({}, { rulesets: page([{ ...ruleset, bypassActors: null }]) });
    expect(hidden.found?.bypasses.known).toBe(false);
    const suites = [{ actor_name: 'ann', pushed_at: '2026-06-01T00:00:00Z', ref: 'refs/heads/main' }];
    const open = await read({ [BYPASSES]: { body: suites } }, { rulesets: page([ruleset]) });
    expect(open.found?.bypasses).toMatchObject({ value: { items: [{ who: { value: 'ann' } }] } });
  });

  it('asks REST about a release branch whose protection is not shown', async () => {
    const ref = { name: 'release/1', branchProtectionRule: null, refUpdateRule: null, rules: page([]) };
    const path = 'GET /repos/acme/api/branches/release%2F1/protection';
    const none = await read(
      { [path]: { status: 404, body: { message: 'Branch not protected' } } },
      { refs: page([ref]) },
    );
    expect(none.asked).toContain(path);
    expect(none.found?.releaseBranches).toMatchObject({
      value: { items: [{ branch: 'release/1', pullRequest: { value: false } }] },
    });
    const hidden = await read({}, { refs: page([ref]) });
    expect(hidden.found?.releaseBranches).toMatchObject({ value: { items: [{ pullRequest: { known: false } }] } });
  });

  it('takes a missing folder for "no workflows", and a refused one for unknown', async () => {
    expect((await read({})).found?.workflows).toEqual({ known: true, value: [] });
    const path = ['organization', 'repositories', 'nodes', 0, 'workflows'];
    const body = {
      data: { organization: { repositories: page([node()]) } },
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token', path }],
    };
    const refused = await read({ RepositoryDetails: { body } });
    expect(refused.found?.workflows).toMatchObject({ known: false, missing: 'Contents: read (repository)' });
  });

  it('stops asking for what the token is refused every time', async () => {
    const nodes = Array.from({ length: 9 }, (_, at) =>
      node({ id: `R_${at}`, nameWithOwner: `acme/r${at}`, isEmpty: true }),
    );
    const routes: Routes = { RepositoryDetails: repositories(...nodes) };
    for (const at of nodes.keys())
      routes[`GET /repos/acme/r${at}/hooks?per_page=100`] = forbidden('repository_hooks=read');
    const { asked, facts } = await run(repositoryDetails, routes);
    expect(asked.filter((name) => name.includes('/hooks'))).toHaveLength(3);
    expect(JSON.stringify(facts)).toContain('Webhooks: read (repository)');
  });
});

describe('github/organization-details', () => {
  const routes: Routes = {
    'GET /orgs/acme/actions/runner-groups?per_page=100': {
      body: {
        total_count: 1,
        runner_groups: [{ id: 1, name: 'Default', visibility: 'all', allows_public_repositories: true }],
      },
    },
    'GET /orgs/acme/actions/secrets?per_page=100': {
      body: { total_count: 1, secrets: [{ name: 'NPM', updated_at: '2026-01-01T00:00:00Z', visibility: 'selected' }] },
    },
    'GET /orgs/acme/personal-access-tokens?per_page=100': {
      body: [
        {
          id: 1,
          owner: { login: 'ann' },
          token_name: 't',
          repository_selection: 'all',
          token_expires_at: null,
          token_last_used_at: null,
        },
      ],
    },
    'GET /orgs/acme/personal-access-token-requests?per_page=100': { body: [] },
    'GET /orgs/acme/settings/immutable-releases': { body: { enforced_repositories: 'none' } },
    'GET /orgs/acme/audit-log?include=all&per_page=1': {
      body: [{ '@timestamp': 1_780_000_000_000, action: 'repo.create' }],
    },
  };

  it('reads what only owners see', async () => {
    const { facts } = await run(organizationDetails, routes);
    expect(facts).toMatchObject({
      runnerGroups: { value: { items: [{ reach: { value: 'all' }, servesPublic: { value: true } }] } },
      secrets: { value: { items: [{ name: { value: 'NPM' }, reach: { value: 'selected' } }] } },
      accessTokens: { value: { items: [{ expiresAt: { known: true, value: null } }] } },
      immutableReleases: { value: 'none' },
      lastAuditEvent: { value: 1_780_000_000_000 },
    });
  });

  it('says what the lists of tokens and the audit log take', async () => {
    const denied = forbidden('organization_personal_access_tokens=read');
    const { facts } = await run(organizationDetails, {
      ...routes,
      'GET /orgs/acme/personal-access-tokens?per_page=100': denied,
      'GET /orgs/acme/audit-log?include=all&per_page=1': { status: 404, body: { message: 'Not Found' } },
    });
    expect(facts.accessTokens).toMatchObject({ known: false, missing: expect.stringContaining('GitHub App') });
    expect(facts.lastAuditEvent).toMatchObject({ known: false, missing: expect.stringContaining('Enterprise Cloud') });
  });
});

describe('every population', () => {
  it('knows nothing without answers, and asks nothing twice', async () => {
    for (const collector of [alerts, organizationDetails, repositoryAccess, repositoryDetails]) {
      expect(JSON.stringify(collector.read([], SCOPE).facts)).not.toContain('"known":true');
    }
    const seen: string[] = [];
    const reply = ({ url, variables }: Asked): Reply => (
      seen.push(`${url} ${JSON.stringify(variables)}`), repositories()
    );
    await run(repositoryAccess, { RepositoryAccess: reply });
    expect(new Set(seen).size).toBe(seen.length);
  });
});
