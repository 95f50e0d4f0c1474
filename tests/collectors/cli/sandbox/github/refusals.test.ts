import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, messageOf, type Running, run } from './running.ts';

let running: Running;
beforeAll(async () => {
  running = await run();
});
afterAll(() => running.close());

const protection = (name: string, branch = 'main'): string =>
  `/repos/meridian-labs/${name}/branches/${branch}/protection`;

describe('what a refusal says', () => {
  it('tells "not protected" from "not found" and from "no branch"', async () => {
    const unprotected = await running.get(protection('fraud-models'));
    expect([unprotected.status, messageOf(unprotected)]).toEqual([404, 'Branch not protected']);
    const empty = await running.get(protection('new-onboarding'));
    expect([empty.status, messageOf(empty)]).toEqual([404, 'Branch not found']);
    const missing = await running.get(protection('no-such-repository'));
    expect([missing.status, messageOf(missing)]).toEqual([404, 'Not Found']);
    const writer = running.as({ as: 'diego-luna', role: 'write' });
    const hidden = await running.get(protection('fraud-models'), writer);
    expect([hidden.status, messageOf(hidden)]).toEqual([404, 'Not Found']);
  });

  it('names the permission that a fine-grained token lacks', async () => {
    const token = running.as({ permissions: { metadata: 'read' } });
    const refused = await running.get(protection('payments-api'), token);
    expect([refused.status, messageOf(refused)]).toEqual([403, 'Resource not accessible by personal access token']);
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('administration=read');
    const app = running.as({ kind: 'installation', permissions: {} });
    expect(messageOf(await running.get('/orgs/meridian-labs/hooks', app))).toBe(
      'Resource not accessible by integration',
    );
  });

  it('asks for an upgrade where the plan has no protection', async () => {
    const free = await run({
      plan: 'free',
      repositories: [
        { name: 'inside', visibility: 'private' },
        { name: 'open', visibility: 'public', classic: [], rulesets: [], defaultBranch: 'main', empty: false },
      ],
    });
    for (const path of [
      protection('inside'),
      '/repos/meridian-labs/inside/rules/branches/main',
      '/repos/meridian-labs/inside/rulesets',
    ]) {
      const refused = await free.get(path);
      expect([refused.status, messageOf(refused)]).toEqual([
        403,
        'Upgrade to GitHub Pro or make this repository public to enable this feature.',
      ]);
    }
    expect(messageOf(await free.get(protection('open')))).toBe('Branch not protected');
    expect(free.sandbox.violations).toEqual([]);
    await free.close();
  });

  it('does not know a token that was never issued, and wants one', async () => {
    const wrong = await running.get('/user', 'ghp_wrong');
    expect([wrong.status, messageOf(wrong)]).toEqual([401, 'Bad credentials']);
    const response = await fetch(`${running.origin}/api/v3/user`);
    expect(response.status).toBe(401);
    const revoked = running.as({ revoked: true });
    expect((await running.get('/user', revoked)).status).toBe(401);
  });

  it('sends people to single sign-on, and others away from outside the allow list', async () => {
    const sso = await running.get('/orgs/meridian-labs/repos', running.as({ ssoMissing: true }));
    expect(sso.status).toBe(403);
    expect(sso.headers.get('x-github-sso')).toMatch(/^required; url=http.*\/orgs\/meridian-labs\/sso/);
    const outside = await running.get('/orgs/meridian-labs/repos', running.as({ outsideAllowList: true }));
    expect(messageOf(outside)).toContain('has an IP allow list enabled, and your IP address is not permitted');
  });

  it('keeps the second-factor filter to owners', async () => {
    const refused = await running.get('/orgs/meridian-labs/members?filter=2fa_disabled', running.sandbox.tokens.reader);
    expect([refused.status, messageOf(refused)]).toEqual([422, 'Only owners can use this filter.']);
    const owner = await running.get('/orgs/meridian-labs/members?filter=2fa_disabled');
    expect((owner.body as unknown[]).length).toBe(4);
    const insecure = await running.get('/orgs/meridian-labs/members?filter=2fa_insecure');
    expect((insecure.body as unknown[]).length).toBeGreaterThan(0);
  });

  it('says why alerts are not there', async () => {
    const never = await running.get('/repos/meridian-labs/fraud-models/code-scanning/analyses');
    expect([never.status, messageOf(never)]).toEqual([404, 'no analysis found']);
    const off = await running.get('/repos/meridian-labs/data-pipelines/code-scanning/alerts');
    expect([off.status, messageOf(off)]).toEqual([
      403,
      'Advanced Security must be enabled for this repository to use code scanning.',
    ]);
    const secrets = await running.get('/repos/meridian-labs/data-pipelines/secret-scanning/alerts');
    expect([secrets.status, messageOf(secrets)]).toEqual([404, 'Secret scanning is disabled on this repository.']);
  });

  it('lists tokens of others to Apps only', async () => {
    expect((await running.get('/orgs/meridian-labs/personal-access-tokens')).status).toBe(403);
    const listed = await running.get(
      '/orgs/meridian-labs/personal-access-tokens',
      running.as({ kind: 'installation' }),
    );
    expect((listed.body as unknown[]).length).toBe(3);
  });

  it('wants write permission for the rulesets of an organisation', async () => {
    const refused = await running.get('/orgs/meridian-labs/rulesets');
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('organization_administration=write');
    const token = running.as({ permissions: { organization_administration: 'write' } });
    expect((await running.get('/orgs/meridian-labs/rulesets', token)).status).toBe(200);
  });

  it('keeps from members what is for owners, whatever their token says', async () => {
    const member = running.as({ as: 'diego-luna', permissions: 'all' });
    for (const path of ['/hooks', '/installations', '/audit-log', '/dependabot/alerts']) {
      const refused = await running.get(`/orgs/meridian-labs${path}`, member);
      expect([refused.status, messageOf(refused)]).toEqual([403, 'Resource not accessible by personal access token']);
    }
    const classic = running.as({ as: 'diego-luna', kind: 'classic' });
    expect((await running.get('/orgs/meridian-labs/hooks', classic)).status).toBe(404);
  });

  it('names the permission beside an answer, too, but not to a classic token', async () => {
    const allowed = await running.get(protection('payments-api'));
    expect([allowed.status, allowed.headers.get('x-accepted-github-permissions')]).toEqual([
      200,
      'administration=read',
    ]);
    const classic = await running.get(protection('payments-api'), running.as({ kind: 'classic', scopes: ['repo'] }));
    expect([classic.status, classic.headers.get('x-accepted-github-permissions')]).toEqual([200, null]);
    expect(classic.headers.get('x-oauth-scopes')).toBe('repo');
    const hooks = await running.get('/orgs/meridian-labs/hooks', running.as({ kind: 'classic', scopes: ['repo'] }));
    expect(hooks.status).toBe(404);
  });

  it('forgets a token when its time is over', async () => {
    const end = running.sandbox.clock.now() + 3_600_000;
    const brief = running.as({ expiresAt: new Date(end).toISOString() });
    const before = await running.get('/user', brief);
    expect(before.headers.get('github-authentication-token-expiration')).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/,
    );
    const past = running.as({ expiresAt: '2020-01-01T00:00:00Z' });
    expect((await running.get('/user', past)).status).toBe(401);
  });

  it('gives a token that was granted nothing nothing at all', async () => {
    const { none } = running.sandbox.tokens;
    for (const path of ['', '/repos', '/members', '/hooks', '/actions/permissions', '/dependabot/alerts'])
      expect(
        (await running.get(`/orgs/meridian-labs${path}`, none)).headers.get('x-accepted-github-permissions'),
      ).toMatch(/=read$/);
    expect((await running.get('/repos/meridian-labs/design-system', none)).status).toBe(404);
    expect((await running.get('/user', none)).status).toBe(200);
  });
});

describe('what is left out instead of refused', () => {
  it('shows the settings of the organisation to owners only', async () => {
    const owner = await running.get('/orgs/meridian-labs');
    expect(owner.body).toMatchObject({ two_factor_requirement_enabled: false, default_repository_permission: 'read' });
    const member = await running.get('/orgs/meridian-labs', running.sandbox.tokens.reader);
    expect(member.status).toBe(200);
    expect(member.body).not.toHaveProperty('two_factor_requirement_enabled');
    expect(member.body).not.toHaveProperty('default_repository_permission');
    expect(member.body).not.toHaveProperty('plan');
  });

  it('shows security settings to administrators of the repository only', async () => {
    const path = '/repos/meridian-labs/customer-portal';
    expect(
      at((await running.get(path)).body, 'security_and_analysis', 'secret_scanning_push_protection', 'status'),
    ).toBe('disabled');
    for (const role of ['maintain', 'write', 'read'] as const)
      expect((await running.get(path, running.as({ as: 'diego-luna', role }))).body).not.toHaveProperty(
        'security_and_analysis',
      );
  });

  it('shows who may bypass a ruleset only to those who may change it', async () => {
    const path = '/repos/meridian-labs/infra-terraform/rulesets/7002';
    expect((await running.get(path)).body).toHaveProperty('bypass_actors');
    const reader = await running.get(path, running.sandbox.tokens.reader);
    expect(reader.status).toBe(200);
    expect(reader.body).not.toHaveProperty('bypass_actors');
    expect((await running.get(path, running.as({ hidesBypass: true }))).body).not.toHaveProperty('bypass_actors');
  });

  it('withholds single repositories from an owner token that was not granted them', async () => {
    const refused = await running.get(protection('payroll-exports'));
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'administration=read',
    ]);
    const { body } = await running.get('/repos/meridian-labs/payroll-exports');
    expect(body).not.toHaveProperty('security_and_analysis');
  });
});
