import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { templates } from '#collectors/cli/sandbox/github/openapi.ts';
import { type Running, run } from './running.ts';

let running: Running;
// Each route is asked by six tokens about ten repositories; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  running = await run();
});
afterAll(() => running.close());

const named: Readonly<Record<string, string>> = {
  org: 'meridian-labs',
  owner: 'meridian-labs',
  username: 'diego-luna',
  hook_id: '42000',
  ruleset_id: '5001',
  version_id: '1',
  team_slug: 'security',
  role_id: '138',
  configuration_id: '1300',
  runner_group_id: '1',
  secret_name: 'SIGNING_KEY',
  pat_id: '1',
  environment_name: 'production',
  path: '.github/workflows/ci.yml',
  pull_number: '100',
  rule_suite_id: '0',
  commit_sha: 'none',
};
const shapes = [
  'payments-api',
  'mobile-app',
  'infra-terraform',
  'customer-portal',
  'fraud-models',
  'ledger-core',
  'new-onboarding',
  'legacy-billing',
  'partner-sdk',
  'payroll-exports',
];

function concrete(template: string, name: string): string {
  const repository = running.sandbox.organisation.find(name)?.repository;
  const own: Record<string, string> = {};
  if (repository !== undefined && template.includes('{repo}')) {
    own['repo'] = name;
    own['branch'] = own['ref'] = repository.defaultBranch;
    own['hook_id'] = own['key_id'] = String(repository.id * 10);
    own['ruleset_id'] = String(repository.rulesets[0]?.id ?? 5002);
  }
  const path = template.replaceAll(/\{([a-z_]+)\}/g, (_, part: string) =>
    encodeURIComponent({ ...named, ...own }[part] ?? part),
  );
  return path.startsWith('/search') ? `${path}?q=is:pr` : path;
}

describe('every route', () => {
  it.each(templates)('%s answers as GitHub describes it, whoever asks', async (template) => {
    const tokens = [
      running.sandbox.tokens.admin,
      running.sandbox.tokens.reader,
      running.sandbox.tokens.none,
      running.as({ kind: 'classic' }),
      running.as({ kind: 'installation' }),
      running.as({ as: 'diego-luna', role: 'maintain' }),
    ];
    for (const name of template.includes('{repo}') ? shapes : ['payments-api'])
      for (const token of tokens) {
        const { status } = await running.get(concrete(template, name), token);
        expect([200, 204, 301, 403, 404, 409, 422], `${name} ${status}`).toContain(status);
      }
    expect(running.sandbox.violations).toEqual([]);
  });

  it('answers most of them with something for a classic owner token', async () => {
    const token = running.as({ kind: 'classic' });
    const found: string[] = [];
    for (const template of templates) {
      const { status } = await running.get(concrete(template, 'payments-api'), token);
      if (status === 200 || status === 204) found.push(template);
    }
    expect(templates.length - found.length).toBeLessThanOrEqual(7);
  });
});

describe('the official client', () => {
  it('pages through members, repositories and alerts to the end', async () => {
    const big = await run({ repos: 230, members: 250 });
    const client = big.client(big.sandbox.tokens.admin);
    const org = big.sandbox.org;
    const repositories = await client.paginate(client.rest.repos.listForOrg, { org, per_page: 100 });
    expect(new Set(repositories.map((each) => each.name)).size).toBe(230);
    expect(repositories[0]?.security_and_analysis?.secret_scanning?.status).toMatch(/^(en|dis)abled$/);
    expect(await client.paginate(client.rest.orgs.listMembers, { org, per_page: 100 })).toHaveLength(250);
    const alerts = await client.paginate(client.rest.dependabot.listAlertsForOrg, {
      org,
      state: 'open',
      per_page: 100,
    });
    expect(alerts.length).toBeGreaterThan(200);
    expect(new Set(alerts.map((each) => each.url)).size).toBe(alerts.length);
    expect(alerts.every((each) => each.state === 'open')).toBe(true);
    const without = await client.paginate(client.rest.orgs.listMembers, { org, filter: '2fa_disabled', per_page: 100 });
    expect(without.length).toBeGreaterThan(3);
    expect(big.sandbox.violations).toEqual([]);
    await big.close();
  });

  it('reads protection of a branch, also one with a slash', async () => {
    const client = running.client(running.sandbox.tokens.admin);
    const owner = running.sandbox.org;
    const strict = await client.rest.repos.getBranchProtection({ owner, repo: 'payments-api', branch: 'main' });
    expect(strict.data.required_pull_request_reviews?.required_approving_review_count).toBe(2);
    const rules = await client.rest.repos.getBranchRules({ owner, repo: 'ledger-core', branch: 'release/2.0' });
    expect(rules.data.map((rule) => rule.type)).toContain('required_signatures');
    const none = await client.rest.repos.getBranchRules({ owner, repo: 'fraud-models', branch: 'main' });
    expect(none.data).toEqual([]);
  });

  it('never sends a secret when asked to hide it', async () => {
    const { body } = await running.get('/orgs/meridian-labs/secret-scanning/alerts?hide_secret=true&per_page=100');
    expect(JSON.stringify(body)).not.toContain('SANDBOX-SECRET');
    const open = await running.get('/orgs/meridian-labs/secret-scanning/alerts?per_page=100');
    expect(JSON.stringify(open.body)).toContain('SANDBOX-SECRET');
  });
});
