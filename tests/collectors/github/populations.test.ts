import { describe, expect, it } from 'vitest';
import alerts from '#collectors/github/alerts.ts';
import organizationDetails from '#collectors/github/organization-details.ts';
import repositoryAccess from '#collectors/github/repository-access.ts';
import repositoryDetails from '#collectors/github/repository-details.ts';
import { type Asked, forbidden, type Reply, type Routes, run, SCOPE } from './lib/run.ts';
import { page, repositories } from './lib/pages.ts';

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
    const more = { body: { data: { node0: { collaborators: people([edge('zoe', 'WRITE', team)]) } } } };
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
