import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultName, faultNames } from '#collectors/cli/sandbox/github/faults.ts';
import { at, messageOf, type Running, run } from './running.ts';

let running: Running;
beforeEach(async () => {
  running = await run();
});
afterEach(() => running.close());

const refusals: Readonly<Partial<Record<FaultName, readonly [number, RegExp]>>> = {
  '401': [401, /^Bad credentials$/],
  '403-permission': [403, /^Resource not accessible by personal access token$/],
  '403-rate-limit': [403, /^API rate limit exceeded/],
  '403-secondary': [403, /secondary rate limit/],
  '403-sso': [403, /SAML enforcement/],
  '403-ip': [403, /IP allow list/],
  '403-plan': [403, /^Upgrade to GitHub Pro/],
  '403-abuse': [403, /^Repository access blocked$/],
  '404': [404, /^Not Found$/],
  '403-code-scanning': [403, /^Code Security must be enabled/],
  '403-dependabot': [403, /^Dependabot alerts are disabled/],
  '404-branch': [404, /^Branch not protected$/],
  '404-no-branch': [404, /^Branch not found$/],
  '404-analysis': [404, /^no analysis found$/],
  '404-secret-scanning': [404, /^Secret scanning is disabled/],
  '404-empty': [404, /^This repository is empty\.$/],
  '422': [422, /^Validation Failed$/],
  '429': [429, /^Too many requests/],
  '500': [500, /./],
  '502': [502, /./],
  '503': [503, /./],
};

describe('a fault', () => {
  it.each(Object.entries(refusals))('%s is answered as GitHub words it', async (fault, [status, text]) => {
    running.sandbox.faults.add({ fault: fault as FaultName, times: 1 });
    const refused = await running.get('/user');
    expect(refused.status).toBe(status);
    expect(messageOf(refused)).toMatch(text);
    expect((await running.get('/user')).status).toBe(200);
  });

  it('meets the n-th request that fits, and no other', async () => {
    running.sandbox.faults.add({ match: { path: /^\/orgs\/meridian-labs\/repos/, nth: 2 }, fault: '502' });
    expect((await running.get('/orgs/meridian-labs/repos?page=1')).status).toBe(200);
    expect((await running.get('/orgs/meridian-labs/members')).status).toBe(200);
    expect((await running.get('/orgs/meridian-labs/repos?page=2')).status).toBe(502);
    expect((await running.get('/orgs/meridian-labs/repos?page=3')).status).toBe(200);
    expect(running.sandbox.requests.entries.map((entry) => entry.fault)).toEqual([null, null, '502', null]);
  });

  it('resets the connection', async () => {
    running.sandbox.faults.add({ fault: 'reset', times: 1 });
    await expect(running.get('/user')).rejects.toThrow('fetch failed');
  });

  it('keeps silent until the caller has had enough', async () => {
    running.sandbox.faults.add({ fault: 'silence', times: 1 });
    const request = fetch(`${running.origin}/api/v3/user`, { signal: AbortSignal.timeout(60) });
    await expect(request).rejects.toThrow('timeout');
  });

  it('sends half an answer, a web page, or nothing', async () => {
    const headers = { authorization: `Bearer ${running.sandbox.tokens.admin}` };
    running.sandbox.faults.add({ fault: 'truncated-json', times: 1 });
    running.sandbox.faults.add({ fault: 'html', times: 1 });
    running.sandbox.faults.add({ fault: 'empty', times: 1 });
    const half = await (await fetch(`${running.origin}/api/v3/user`, { headers })).text();
    expect(half).toMatch(/^\{"login"/);
    expect(() => JSON.parse(half)).toThrow(SyntaxError);
    const page = await fetch(`${running.origin}/api/v3/user`, { headers });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await (await fetch(`${running.origin}/api/v3/user`, { headers })).text()).toBe('');
  });

  it('is added and taken back over HTTP', async () => {
    const url = `${running.origin}/_sandbox/github/faults`;
    const post = (body: unknown): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    expect((await post({ fault: '500', match: { pathPattern: '^/user$' } })).status).toBe(201);
    expect((await running.get('/user')).status).toBe(500);
    await fetch(url, { method: 'DELETE' });
    expect((await running.get('/user')).status).toBe(200);
    expect((await post({ fault: 'gremlins' })).status).toBe(422);
  });
});

describe('a fault of GraphQL', () => {
  const query =
    'query Repos { organization(login: "meridian-labs") { repositories(first: 20) { nodes { name defaultBranchRef { name target { oid } } } } } }';

  it('leaves part of the data out and says where', async () => {
    running.sandbox.faults.add({ match: { operation: 'Repos' }, fault: 'graphql-partial', times: 1 });
    const { body } = await running.graphql(query);
    const path = at(body, 'errors', 0, 'path') as (string | number)[];
    expect(at(body, 'data', ...path)).toBeNull();
    expect(at(body, 'data', 'organization', 'repositories', 'nodes', 0)).not.toBeNull();
    expect((await running.graphql(query)).body).not.toHaveProperty('errors');
  });

  it('forbids, limits, runs out of resources and of time', async () => {
    const expected = [
      ['graphql-forbidden', 200, 'FORBIDDEN'],
      ['graphql-rate-limited', 200, 'RATE_LIMITED'],
      ['graphql-resource-limits', 200, 'RESOURCE_LIMITS_EXCEEDED'],
    ] as const;
    for (const [fault, status, type] of expected) {
      running.sandbox.faults.add({ fault, times: 1 });
      const answer = await running.graphql(query);
      expect([answer.status, at(answer.body, 'errors', 0, 'type')]).toEqual([status, type]);
    }
    running.sandbox.faults.add({ fault: 'graphql-timeout', times: 1 });
    expect((await running.graphql(query)).status).toBe(502);
    expect(running.sandbox.violations).toEqual([]);
  });

  it('meets also a query with nothing to leave out', async () => {
    for (const fault of ['graphql-partial', 'graphql-resource-limits'] as const) {
      running.sandbox.faults.add({ fault, times: 1 });
      const { body } = await running.graphql('{ rateLimit { remaining } viewer { login } }');
      expect(body).toMatchObject({
        data: { rateLimit: null, viewer: { login: 'helena-voss' } },
        errors: [{ path: ['rateLimit'] }],
      });
    }
  });

  it('covers every name', () => {
    const acted = [
      'reset',
      'silence',
      'truncated-json',
      'html',
      'empty',
      'slow',
      'graphql-partial',
      'graphql-forbidden',
      'graphql-rate-limited',
      'graphql-resource-limits',
      'graphql-timeout',
    ];
    expect([...Object.keys(refusals), ...acted].sort()).toEqual([...faultNames].sort());
  });
});
