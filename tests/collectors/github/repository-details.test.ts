import { describe, expect, it } from 'vitest';
import repositoryDetails from '#collectors/github/repository-details.ts';
import { page, repositories } from './lib/pages.ts';
import { forbidden, type Routes, run } from './lib/run.ts';

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
  const LIST = 'GET /orgs/acme/repos?sort=full_name&per_page=100';
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
