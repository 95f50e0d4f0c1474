import { describe, expect, it } from 'vitest';
import organization from '#collectors/github/organization.ts';
import { forbidden, type Routes, run, SCOPE } from './lib/run.ts';

const ORGANIZATION = {
  login: 'acme',
  id: 1,
  html_url: 'https://github.com/acme',
  is_verified: true,
  two_factor_requirement_enabled: true,
  default_repository_permission: 'read',
  members_can_create_public_repositories: false,
  members_can_delete_repositories: true,
  members_can_change_repo_visibility: false,
  plan: { name: 'team', space: 976562499, private_repos: 9999, filled_seats: 4, seats: 5 },
};

const HOOK = {
  type: 'Organization',
  id: 7,
  name: 'web',
  active: true,
  events: ['*'],
  config: {
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
    url: 'https://hooks.example.com/in?key=hidden',
  },
};

const CONFIGURATION = {
  id: 17,
  name: 'Baseline',
  enforcement: 'enforced',
  dependabot_alerts: 'enabled',
  dependency_graph: 'enabled',
  code_scanning_default_setup: 'not_set',
  secret_scanning: 'enabled',
  secret_scanning_push_protection: 'disabled',
  private_vulnerability_reporting: 'enabled',
};

function routes(): Routes {
  return {
    'GET /orgs/acme': { body: ORGANIZATION },
    'GET /orgs/acme/actions/permissions': {
      body: { enabled_repositories: 'all', allowed_actions: 'selected', sha_pinning_required: false },
    },
    'GET /orgs/acme/actions/permissions/selected-actions': {
      body: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['acme/*'] },
    },
    'GET /orgs/acme/actions/permissions/workflow': {
      body: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
    },
    'GET /orgs/acme/actions/permissions/fork-pr-contributor-approval': {
      body: { approval_policy: 'first_time_contributors' },
    },
    'GET /orgs/acme/hooks?per_page=100': { body: [HOOK] },
    'GET /orgs/acme/installations?per_page=100': {
      body: {
        total_count: 1,
        installations: [
          {
            id: 3,
            app_slug: 'renovate',
            repository_selection: 'all',
            permissions: { metadata: 'read', contents: 'write', checks: 'write' },
            suspended_at: null,
            updated_at: '2026-01-02T03:04:05Z',
          },
        ],
      },
    },
    'GET /orgs/acme/code-security/configurations?per_page=100': { body: [CONFIGURATION] },
    'GET /orgs/acme/code-security/configurations/defaults': {
      body: [{ default_for_new_repos: 'all', configuration: CONFIGURATION }],
    },
  };
}

describe('github/organization', () => {
  it('reads every setting from nine requests', async () => {
    const { facts, completeness, asked } = await run(organization, routes());
    expect(asked).toHaveLength(9);
    expect(facts.settings.twoFactorRequired).toEqual({ known: true, value: true });
    expect(facts.settings.basePermission).toEqual({ known: true, value: 'read' });
    expect(facts.settings.plan).toEqual({ known: true, value: 'team' });
    expect(facts.actions.allowed).toEqual({ known: true, value: 'selected' });
    expect(facts.actions.selected).toMatchObject({ value: { patterns: { value: ['acme/*'] } } });
    expect(facts.actions.token).toEqual({ known: true, value: 'read' });
    expect(facts.codeSecurityDefaults).toMatchObject({
      value: { items: [{ configuration: { value: { pushProtection: { value: 'disabled' } } } }] },
    });
    expect(completeness).toMatchObject({ complete: true, pages: 9 });
  });

  it('asks for selected actions only where the policy is "selected"', async () => {
    const all = { ...routes(), 'GET /orgs/acme/actions/permissions': { body: { allowed_actions: 'all' } } };
    const { asked, facts } = await run(organization, all);
    expect(asked).not.toContain('GET /orgs/acme/actions/permissions/selected-actions');
    expect(facts.actions.pinned).toMatchObject({ known: false, why: expect.stringContaining('sha_pinning_required') });
  });

  it('keeps the query of a webhook address out of the facts', async () => {
    const { facts } = await run(organization, routes());
    expect(facts.webhooks).toMatchObject({
      value: {
        items: [{ address: { value: 'hooks.example.com/in' }, secret: { value: true }, encrypted: { value: true } }],
      },
    });
    expect(JSON.stringify(facts)).not.toContain('hidden');
  });

  it.each([
    ['0', true],
    [0, true],
    ['1', false],
    [1, false],
  ])('reads insecure_ssl %j', async (insecure, verifies) => {
    const hooks = [{ ...HOOK, config: { ...HOOK.config, insecure_ssl: insecure } }];
    const { facts } = await run(organization, { ...routes(), 'GET /orgs/acme/hooks?per_page=100': { body: hooks } });
    expect(facts.webhooks).toMatchObject({ value: { items: [{ verifiesCertificate: { value: verifies } }] } });
  });

  it('lists the rights of an app that change something', async () => {
    const { facts } = await run(organization, routes());
    expect(facts.installations).toMatchObject({
      value: { items: [{ writes: { value: ['checks: write', 'contents: write'] }, repositories: { value: 'all' } }] },
    });
  });

  it('takes fields that a member is not shown for unknown, not for false', async () => {
    const { facts } = await run(organization, { ...routes(), 'GET /orgs/acme': { body: { login: 'acme', id: 1 } } });
    expect(facts.settings.twoFactorRequired).toEqual({
      known: false,
      why: 'GET /orgs/acme did not return two_factor_requirement_enabled',
      missing: 'organization owner',
    });
    expect(facts.settings.basePermission).toMatchObject({ known: false, missing: 'organization owner' });
  });

  it('names the permission that a refusal asks for', async () => {
    const denied = { ...routes(), 'GET /orgs/acme/hooks?per_page=100': forbidden('organization_hooks=read') };
    const { facts, completeness } = await run(organization, denied);
    expect(facts.webhooks).toMatchObject({ known: false, missing: 'Webhooks: read (organization)' });
    expect(completeness).toMatchObject({ complete: false, note: expect.stringContaining('Webhooks: read') });
  });

  it('reads lists to the end, and says so when they were cut', async () => {
    const many = (from: number) => Array.from({ length: 100 }, (_, index) => ({ ...HOOK, id: from + index }));
    const next = '<https://api.github.com/organizations/1/hooks?per_page=100&page=2>; rel="next"';
    const first = { body: many(0), headers: { link: next } };
    const whole = await run(organization, {
      ...routes(),
      'GET /orgs/acme/hooks?per_page=100': first,
      'GET /organizations/1/hooks?per_page=100&page=2': { body: many(100).slice(0, 30) },
    });
    expect(whole.facts.webhooks).toMatchObject({ value: { complete: true, items: { length: 130 } } });
    const cut = await run(organization, { ...routes(), 'GET /orgs/acme/hooks?per_page=100': first });
    expect(cut.facts.webhooks).toMatchObject({
      value: { complete: false, items: { length: 100 }, unseen: { why: expect.stringContaining('404') } },
    });
  });

  it('knows nothing without answers', () => {
    const { facts, completeness } = organization.read([], SCOPE);
    expect(completeness).toMatchObject({ complete: false, pages: 0 });
    expect(JSON.stringify(facts)).not.toContain('"known":true');
  });
});
