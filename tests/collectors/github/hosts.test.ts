import { beforeAll, describe, expect, it } from 'vitest';
import { createGitHubSandbox } from '#collectors/cli/sandbox/github/index.ts';
import { tenantOf, webOf } from '#collectors/github/client/credential.ts';
import { checks } from '#shared/checks/registry.ts';
import { fetchFrom } from './lib/in-process.ts';
import { collectAll, findings, type Judged, type Workspace, workspace } from './lib/sandbox.ts';

describe('the host of an organisation', () => {
  it.each([
    ['https://api.github.com', 'https://github.com', 'acme'],
    ['https://github.example.com/api/v3', 'https://github.example.com', 'github.example.com/acme'],
    ['https://github.example.com:8443/api/v3', 'https://github.example.com:8443', 'github.example.com:8443/acme'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com', 'acme.ghe.com/acme'],
    ['http://127.0.0.1:4010/api/v3', 'http://127.0.0.1:4010', 'acme'],
  ])('%s is looked at on %s, as %s', (baseUrl, web, tenant) => {
    expect(webOf(baseUrl)).toBe(web);
    expect(tenantOf({ org: 'acme', baseUrl })).toBe(tenant);
  });
});

describe.each([
  ['https://github.example.com/api/v3', 'https://github.example.com/', 'github.example.com'],
  ['https://api.acme.ghe.com', 'https://acme.ghe.com/', 'acme.ghe.com'],
])('an organisation at %s', (baseUrl, home, host) => {
  let space: Workspace;
  let judged: Map<string, Judged>;

  beforeAll(async () => {
    const github = createGitHubSandbox({ repos: 12, members: 9 });
    space = await workspace();
    const answer = fetchFrom(github);
    // The API of a data residency lives at the root of its own host; the sandbox lays itself out as a server.
    const fetch: typeof answer = (input, init) => {
      const asked = new Request(input, init);
      const { pathname, search } = new URL(asked.url);
      const path = pathname === '/graphql' || pathname.startsWith('/api/') ? pathname : `/api/v3${pathname}`;
      return answer(new Request(`${home.slice(0, -1)}${path}${search}`, asked));
    };
    await collectAll({ github, baseUrl, close: () => Promise.resolve() }, space, {
      token: github.tokens.admin,
      fetch,
    });
    judged = await findings(space);
  }, 60_000);

  it('is collected under the name of its host', async () => {
    for await (const { scope } of space.store.evidence()) expect(scope.tenant).toBe(`${host}/meridian-labs`);
  });

  it('is judged as it is on github.com', () => {
    const outcomes = [...judged.values()].flatMap((finding) => finding.outcomes.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === 'pass').length).toBeGreaterThan(100);
    expect(outcomes.filter((outcome) => outcome === 'fail').length).toBeGreaterThan(100);
  });

  it('is linked to where it is: every remedy and every subject', () => {
    const scope = { system: 'github', tenant: `${host}/meridian-labs` };
    const remedies = [...checks.values()]
      .filter(({ id }) => id.startsWith('github/'))
      .map(({ remedy }) => remedy.url(scope));
    const subjects = [...judged.values()].flatMap((finding) =>
      finding.outcomes.flatMap(({ subject }) => subject.url ?? []),
    );
    expect(subjects.length).toBeGreaterThan(200);
    expect([...remedies, ...subjects].filter((url) => !url.startsWith(home))).toEqual([]);
  });
});
