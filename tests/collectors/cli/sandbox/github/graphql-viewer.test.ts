import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Running, run } from './running.ts';

let running: Running;
beforeAll(async () => {
  running = await run();
});
afterAll(() => running.close());

const org = '(login: "meridian-labs")';

describe('what a viewer may know', () => {
  const repository = (name: string, fields: string): string =>
    `{ repository(owner: "meridian-labs", name: "${name}") { ${fields} } }`;
  const fields =
    'viewerCanAdminister viewerPermission hasVulnerabilityAlertsEnabled defaultBranchRef { branchProtectionRule { pattern } refUpdateRule { requiredApprovingReviewCount } }';

  it('is the whole rule for administrators and the public part for everyone else', async () => {
    const admin = at((await running.graphql(repository('payments-api', fields))).body, 'data', 'repository');
    expect(admin).toMatchObject({
      viewerCanAdminister: true,
      viewerPermission: 'ADMIN',
      hasVulnerabilityAlertsEnabled: true,
      defaultBranchRef: { branchProtectionRule: { pattern: 'main' } },
    });
    const reader = at(
      (await running.graphql(repository('payments-api', fields), {}, running.sandbox.tokens.reader)).body,
      'data',
      'repository',
    );
    expect(reader).toMatchObject({
      viewerCanAdminister: false,
      hasVulnerabilityAlertsEnabled: false,
      defaultBranchRef: { branchProtectionRule: null, refUpdateRule: { requiredApprovingReviewCount: 2 } },
    });
  });

  it('is null, not empty, for those who may not see who bypasses', async () => {
    const query = repository(
      'infra-terraform',
      'ruleset(databaseId: 7002) { bypassActors(first: 5) { nodes { organizationAdmin bypassMode } } }',
    );
    const admin = await running.graphql(query);
    expect(at(admin.body, 'data', 'repository', 'ruleset', 'bypassActors', 'nodes', 0)).toEqual({
      organizationAdmin: true,
      bypassMode: 'ALWAYS',
    });
    const reader = await running.graphql(query, {}, running.sandbox.tokens.reader);
    expect(at(reader.body, 'data', 'repository', 'ruleset', 'bypassActors')).toBeNull();
    expect(reader.body).not.toHaveProperty('errors');
  });

  it('is null about second factors for all but owners', async () => {
    const query = `{ organization${org} { requiresTwoFactorAuthentication membersWithRole(first: 100) { edges { role hasTwoFactorEnabled } } } }`;
    const owner = at((await running.graphql(query)).body, 'data', 'organization');
    const flags = (at(owner, 'membersWithRole', 'edges') as { hasTwoFactorEnabled: unknown }[]).map(
      (edge) => edge.hasTwoFactorEnabled,
    );
    expect(flags.filter((flag) => flag === false)).toHaveLength(4);
    const member = at((await running.graphql(query, {}, running.sandbox.tokens.reader)).body, 'data', 'organization');
    expect(at(member, 'requiresTwoFactorAuthentication')).toBeNull();
    expect(
      new Set(
        (at(member, 'membersWithRole', 'edges') as { hasTwoFactorEnabled: unknown }[]).map(
          (edge) => edge.hasTwoFactorEnabled,
        ),
      ),
    ).toEqual(new Set([null]));
  });

  it('includes sign-on only for a classic token of an owner or an App', async () => {
    const query = `{ organization${org} { samlIdentityProvider { issuer } } }`;
    const issuer = async (token?: string): Promise<unknown> =>
      at((await running.graphql(query, {}, token)).body, 'data', 'organization', 'samlIdentityProvider');
    expect(await issuer()).toBeNull();
    expect(await issuer(running.as({ kind: 'classic' }))).toHaveProperty('issuer');
    expect(await issuer(running.as({ kind: 'installation' }))).toHaveProperty('issuer');
    expect(await issuer(running.as({ kind: 'classic', scopes: ['repo'] }))).toBeNull();
  });

  it('costs a member the organisation when a field is for owners and cannot be null', async () => {
    const { body } = await running.graphql(
      `{ organization${org} { login ipAllowListEnabledSetting } }`,
      {},
      running.sandbox.tokens.reader,
    );
    expect(at(body, 'data', 'organization')).toBeNull();
    expect(at(body, 'errors', 0)).toMatchObject({
      type: 'FORBIDDEN',
      path: ['organization', 'ipAllowListEnabledSetting'],
    });
  });

  it('is told apart by type when refused', async () => {
    expect(await running.errorTypes('{ organization(login: "nobody-here") { login } }')).toEqual(['NOT_FOUND']);
    expect(await running.errorTypes('{ repository(owner: "meridian-labs", name: "gone") { id } }')).toEqual([
      'NOT_FOUND',
    ]);
    expect(await running.errorTypes(`{ organization${org} { login } }`, {}, running.sandbox.tokens.none)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await running.errorTypes(`{ organization${org} { login } }`, {}, running.as({ ssoMissing: true }))).toEqual([
      'FORBIDDEN',
    ]);
    const noScope = running.as({ kind: 'classic', scopes: ['repo'] });
    expect(
      await running.errorTypes(`{ organization${org} { membersWithRole(first: 1) { totalCount } } }`, {}, noScope),
    ).toEqual(['INSUFFICIENT_SCOPES']);
  });
});
