import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyOfEverything } from '#collectors/cli/sandbox/organisation/many.ts';
import { at, type Running, run } from './running.ts';

let running: Running;
beforeAll(async () => {
  running = await run();
});
afterAll(() => running.close());

const org = '(login: "meridian-labs")';

describe('the cost of a query', () => {
  const page = (
    size: number,
  ): string => `query Page { rateLimit { cost nodeCount } organization${org} { repositories(first: ${size}) { nodes {
    defaultBranchRef { rules(first: 30) { totalCount } } vulnerabilityAlerts(first: 1) { totalCount } deployKeys(first: 20) { nodes { title } }
    environments(first: 10) { nodes { protectionRules(first: 5) { nodes { type } } } } } } } }`;

  it.each([
    [25, 4, 2_800],
    [50, 7, 5_600],
    [100, 14, 11_200],
  ])('of %i repositories is %i points and %i nodes', async (size, cost, nodeCount) => {
    const { body } = await running.graphql(page(size));
    expect(at(body, 'data', 'rateLimit')).toEqual({ cost, nodeCount });
  });

  it('is taken from the budget that the headers and rateLimit show', async () => {
    const before = at((await running.graphql('{ rateLimit { remaining } }')).body, 'data', 'rateLimit', 'remaining');
    const { body, headers } = await running.graphql(
      page(100).replace('cost nodeCount', 'remaining resetAt used limit'),
    );
    expect(at(body, 'data', 'rateLimit', 'remaining')).toBe(Number(before) - 14);
    expect(headers.get('x-ratelimit-remaining')).toBe(String(Number(before) - 14));
  });

  it('counts fragments and variables, and leaves out what is skipped', async () => {
    const query = `query Q($n: Int!, $deep: Boolean!) { rateLimit { cost nodeCount } organization${org} { repositories(first: $n) { nodes { ...Keys @include(if: $deep) } } } }
      fragment Keys on Repository { deployKeys(first: 100) { nodes { title } } }`;
    expect(at((await running.graphql(query, { n: 100, deep: true })).body, 'data', 'rateLimit', 'nodeCount')).toBe(
      10_100,
    );
    expect(at((await running.graphql(query, { n: 100, deep: false })).body, 'data', 'rateLimit', 'nodeCount')).toBe(
      100,
    );
  });

  it('is refused above half a million nodes', async () => {
    const query = `{ organization${org} { repositories(first: 100) { nodes { environments(first: 100) { nodes { protectionRules(first: 100) { nodes { type } } } } } } } }`;
    expect(await running.errorTypes(query)).toEqual(['MAX_NODE_LIMIT_EXCEEDED']);
  });
});

describe('paging', () => {
  it('wants a bound from 1 to 100', async () => {
    expect(await running.errorTypes(`{ organization${org} { repositories { nodes { name } } } }`)).toEqual([
      'MISSING_PAGINATION_BOUNDARIES',
    ]);
    expect(await running.errorTypes(`{ organization${org} { repositories(first: 101) { nodes { name } } } }`)).toEqual([
      'EXCESSIVE_PAGINATION',
    ]);
    expect(
      await running.errorTypes(`{ organization${org} { repositories(first: 5, after: "x") { nodes { name } } } }`),
    ).toEqual(['INVALID_CURSOR_ARGUMENTS']);
    const { body } = await running.graphql(`{ organization${org} { repositories { totalCount } } }`);
    expect(at(body, 'data', 'organization', 'repositories', 'totalCount')).toBe(44);
  });

  it('goes forward and backward over the same rows', async () => {
    const query = (bound: string): string =>
      `{ organization${org} { repositories(${bound}, orderBy: { field: NAME, direction: ASC }) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { name } } } }`;
    const names: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { body } = await running.graphql(query(`first: 10${after}`));
      const found = at(body, 'data', 'organization', 'repositories');
      names.push(...(at(found, 'nodes') as { name: string }[]).map((node) => node.name));
      after = `, after: "${String(at(found, 'pageInfo', 'endCursor'))}"`;
      more = at(found, 'pageInfo', 'hasNextPage') === true;
    }
    expect(new Set(names).size).toBe(44);
    expect(names).toEqual([...names].sort());
    const last = await running.graphql(query('last: 3'));
    expect(
      (at(last.body, 'data', 'organization', 'repositories', 'nodes') as { name: string }[]).map((node) => node.name),
    ).toEqual(names.slice(-3));
  });

  it('reads more than a hundred of everything to the end', async () => {
    const many = await run({ repositories: [manyOfEverything('everything', 130)] });
    const lists = {
      branchProtectionRules: 'pattern',
      deployKeys: 'title',
      environments: 'name',
      rulesets: 'name',
      vulnerabilityAlerts: 'number',
    };
    const sizes: Record<string, number> = {};
    for (const [list, field] of Object.entries(lists)) {
      const seen = new Set<unknown>();
      let after: unknown = null;
      do {
        const { body } = await many.graphql(
          `query L($after: String) { repository(owner: "meridian-labs", name: "everything") { list: ${list}(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${field} } } } }`,
          { after },
        );
        const found = at(body, 'data', 'repository', 'list');
        for (const node of at(found, 'nodes') as Record<string, unknown>[]) seen.add(node[field]);
        after = at(found, 'pageInfo', 'hasNextPage') === true ? at(found, 'pageInfo', 'endCursor') : null;
      } while (after !== null);
      sizes[list] = seen.size;
    }
    expect(Object.values(sizes).every((size) => size >= 130)).toBe(true);
    expect(sizes).toMatchObject({ branchProtectionRules: 130, deployKeys: 130, environments: 130, rulesets: 133 });
    const rules = await many
      .client(many.sandbox.tokens.admin)
      .paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
        owner: 'meridian-labs',
        repo: 'everything',
        branch: 'main',
        per_page: 100,
      });
    expect(rules).toHaveLength(260);
    expect(many.sandbox.violations).toEqual([]);
    await many.close();
  });
});

describe('change over a period', () => {
  const query = `query Merged($search: String!, $after: String) { search(type: ISSUE, query: $search, first: 100, after: $after) { issueCount pageInfo { hasNextPage endCursor }
    nodes { ... on PullRequest { number url mergedAt baseRefName headRefOid author { kind: __typename login } mergedBy { login } reviews(first: 20) { nodes { state author { login } commit { oid } } } } } } }`;

  it('is every merged pull request of it, once, in order', async () => {
    const search = 'org:meridian-labs is:pr is:merged merged:2000-01-01..2100-01-01 sort:created-asc';
    const seen: { url: string; mergedAt: string }[] = [];
    let after: unknown = null;
    let count: unknown;
    do {
      const { body } = await running.graphql(query, { search, after });
      const found = at(body, 'data', 'search');
      count = at(found, 'issueCount');
      seen.push(...(at(found, 'nodes') as { url: string; mergedAt: string }[]));
      after = at(found, 'pageInfo', 'hasNextPage') === true ? at(found, 'pageInfo', 'endCursor') : null;
    } while (after !== null);
    expect(seen.length).toBe(count);
    expect(new Set(seen.map((pull) => pull.url)).size).toBe(seen.length);
    expect(seen.map((pull) => pull.mergedAt)).toEqual(seen.map((pull) => pull.mergedAt).sort());
  });

  it('has independent approvals, none, self-merges and services as authors', async () => {
    const { body } = await running.graphql(query, { search: 'org:meridian-labs is:pr is:merged', after: null });
    const pulls = at(body, 'data', 'search', 'nodes') as {
      author: { kind: string; login: string };
      reviews: { nodes: { state: string; author: { login: string } }[] };
    }[];
    const approved = pulls.filter((pull) =>
      pull.reviews.nodes.some((review) => review.state === 'APPROVED' && review.author.login !== pull.author.login),
    );
    expect(approved.length).toBeGreaterThan(pulls.length / 2);
    expect(approved.length).toBeLessThan(pulls.length);
    expect(pulls.some((pull) => pull.author.kind === 'Bot')).toBe(true);
  });

  it('can be cut by day and by repository', async () => {
    const { body } = await running.graphql(query, {
      search: 'repo:meridian-labs/payments-api is:pr is:merged',
      after: null,
    });
    expect(at(body, 'data', 'search', 'issueCount')).toBe(64);
    const first = at(body, 'data', 'search', 'nodes', 0, 'mergedAt') as string;
    const day = first.slice(0, 10);
    const one = await running.graphql(query, {
      search: `repo:meridian-labs/payments-api is:pr is:merged merged:${day}`,
      after: null,
    });
    const days = (at(one.body, 'data', 'search', 'nodes') as { mergedAt: string }[]).map((pull) =>
      pull.mergedAt.slice(0, 10),
    );
    expect(new Set(days)).toEqual(new Set([day]));
  });
});

describe('limits of one query', () => {
  it('times out above a number of nodes, so that pages have to shrink', async () => {
    const slow = await run({ graphql: { timeoutNodes: 50 } });
    const query =
      'query P($n: Int!) { organization(login: "meridian-labs") { repositories(first: $n) { nodes { name } } } }';
    expect((await slow.graphql(query, { n: 100 })).status).toBe(502);
    expect((await slow.graphql(query, { n: 50 })).status).toBe(200);
    await slow.close();
  });

  it('gives part of the data when it may make no more rows', async () => {
    const tight = await run({ graphql: { resourceRows: 30 } });
    const { body } = await tight.graphql(
      `{ organization${org} { login repositories(first: 20) { nodes { name collaborators(first: 100) { nodes { login } } } } } }`,
    );
    expect(at(body, 'errors', 0, 'type')).toBe('RESOURCE_LIMITS_EXCEEDED');
    expect(at(body, 'data', 'organization', 'login')).toBe('meridian-labs');
    expect(tight.sandbox.violations).toEqual([]);
    await tight.close();
  });
});

describe('addresses and defects', () => {
  it('answers at the addresses of both kinds of server', async () => {
    for (const path of ['/api/graphql', '/graphql']) {
      const response = await fetch(`${running.origin}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.sandbox.tokens.admin}` },
        body: JSON.stringify({ query: '{ viewer { login } }' }),
      });
      expect(await response.json()).toEqual({ data: { viewer: { login: 'helena-voss' } } });
    }
    const { graphql } = running.client(running.sandbox.tokens.admin);
    expect(await graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'helena-voss' } });
  });

  it('records a field that it has no answer for instead of making one up', async () => {
    const other = await run();
    const { body } = await other.graphql(`{ organization${org} { pinnedItemsRemaining } }`);
    expect(at(body, 'errors', 0, 'message')).toContain('no answer for Organization.pinnedItemsRemaining');
    expect(other.sandbox.violations[0]?.where).toBe('GraphQL organization.pinnedItemsRemaining');
    await other.close(1);
  });

  it('refuses what is no query', async () => {
    expect((await running.graphql('{ nonsense }')).body).toMatchObject({
      errors: [{ message: expect.stringContaining('Cannot query field') }],
    });
    const response = await fetch(`${running.origin}/api/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.sandbox.tokens.admin}` },
      body: 'no json',
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ message: 'Problems parsing JSON' }),
    ]);
  });
});
