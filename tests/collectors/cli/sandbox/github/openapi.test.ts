import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, compileAll, match, templates } from '#collectors/cli/sandbox/github/openapi.ts';
import { cloudOnlyPaths, paths } from '#collectors/cli/sandbox/github/openapi-paths.ts';
import { policyOf } from '#collectors/cli/sandbox/github/policy.ts';
import { handlers } from '#collectors/cli/sandbox/github/rest.ts';

const file = new URL('../../../../../collectors/cli/sandbox/github/openapi.json', import.meta.url);
const description = JSON.parse(readFileSync(file, 'utf8'));

describe('the kept part of the description', () => {
  it('names its source and carries the licence it came under', () => {
    expect(description.source.package).toBe('@octokit/openapi');
    expect(description.source.version).toBe('23.0.2');
    expect(Object.keys(description.source.files)).toEqual(['api.github.com.json', 'ghec.json']);
    expect(description.source.files['ghec.json'].sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(description.notice).toContain('MIT License Copyright (c) 2020 Octokit contributors');
    expect(description.notice).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  });

  it('is what its digest says, so that no schema was bent to fit the sandbox', () => {
    const { paths: operations, components } = description;
    const digest = createHash('sha256')
      .update(JSON.stringify({ paths: operations, components }))
      .digest('hex');
    expect(description.sha256).toBe(digest);
  });

  it('is small enough to be committed', () => {
    expect(readFileSync(file).byteLength).toBeLessThan(1_500_000);
  });

  it('holds exactly the operations that are listed', () => {
    expect(Object.keys(description.paths).sort()).toEqual([...paths, ...cloudOnlyPaths].sort());
  });

  it('compiles whole', () => {
    expect(compileAll()).toBeGreaterThan(200);
  }, 60_000);
});

describe('every operation', () => {
  it.each(templates)('%s has an answer and says who may ask', (template) => {
    expect(handlers[template]).toBeTypeOf('function');
    expect(policyOf(template).level).toMatch(/^(read|write)$/);
  });

  it('is answered only where one is declared', () => {
    expect(Object.keys(handlers).filter((template) => !templates.includes(template))).toEqual([]);
  });
});

describe('matching a path', () => {
  it('prefers the longer literal and lets branches hold slashes', () => {
    const found = match('/repos/meridian-labs/ledger-core/branches/release%2F2.0/protection');
    expect(found?.route.template).toBe('/repos/{owner}/{repo}/branches/{branch}/protection');
    expect(found?.params['branch']).toBe('release/2.0');
    const raw = match('/repos/meridian-labs/ledger-core/branches/release/2.0');
    expect(raw?.route.template).toBe('/repos/{owner}/{repo}/branches/{branch}');
    expect(raw?.params['branch']).toBe('release/2.0');
  });

  it('knows no path that the description does not have', () => {
    expect(match('/orgs/meridian-labs/nonsense')).toBeNull();
  });
});

describe('checking an answer', () => {
  const route = match('/orgs/meridian-labs/actions/permissions/workflow')?.route;

  it('accepts what is declared and says what is wrong with what is not', () => {
    if (route === undefined) throw new Error('The operation is gone.');
    expect(
      check(route, 200, { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false }),
    ).toBeNull();
    expect(
      check(route, 200, { default_workflow_permissions: 'some', can_approve_pull_request_reviews: false })?.errors[0],
    ).toContain('/default_workflow_permissions');
    expect(check(route, 200, undefined)?.errors).toEqual(['A body is declared.']);
    expect(check(route, 418, {})?.errors).toEqual(['This status is not declared.']);
  });
});
