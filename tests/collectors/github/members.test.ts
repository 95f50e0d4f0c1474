import { describe, expect, it } from 'vitest';
import members from '#collectors/github/members.ts';
import { type Reply, type Routes, run, SCOPE } from './lib/run.ts';

function connection(nodes: readonly unknown[], more: Record<string, unknown> = {}) {
  return { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes, ...more };
}

const edge = (login: string, role: string, hasTwoFactorEnabled: boolean | null) => ({
  role,
  hasTwoFactorEnabled,
  node: { login, databaseId: login.length },
});

const ORGANIZATION = {
  login: 'acme',
  url: 'https://github.com/acme',
  viewerCanAdminister: true,
  requiresTwoFactorAuthentication: false,
  notificationDeliveryRestrictionEnabledSetting: 'DISABLED',
  ipAllowListEnabledSetting: 'ENABLED',
  ipAllowListForInstalledAppsEnabledSetting: 'DISABLED',
  samlIdentityProvider: null as unknown,
  ipAllowListEntries: connection([{ allowListValue: '203.0.113.0/24', isActive: true, name: 'office' }]),
  domains: connection([{ domain: 'acme.example', isVerified: true, isApproved: true }]),
  rulesets: connection([
    {
      databaseId: 5,
      name: 'main',
      target: 'BRANCH',
      enforcement: 'ACTIVE',
      updatedAt: '2026-01-01T00:00:00Z',
      source: { __typename: 'Organization' },
      bypassActors: null,
    },
  ]),
  pendingMembers: { totalCount: 2 },
  membersWithRole: {
    totalCount: 3,
    pageInfo: { hasNextPage: true, endCursor: 'c2' },
    edges: [edge('ann', 'ADMIN', true), edge('bob', 'MEMBER', false)],
  },
};

function routes(organization: object = {}, more: Routes = {}, extra: Partial<Reply> = {}): Routes {
  return {
    Organization: { body: { data: { organization: { ...ORGANIZATION, ...organization } } }, ...extra },
    Members: {
      body: {
        data: {
          organization: {
            membersWithRole: {
              totalCount: 3,
              pageInfo: { hasNextPage: false, endCursor: 'c3' },
              edges: [edge('cid', 'MEMBER', null)],
            },
          },
        },
      },
    },
    'GET /orgs/acme/outside_collaborators?per_page=100': { body: [{ login: 'eve', id: 9 }] },
    'GET /orgs/acme/outside_collaborators?filter=2fa_disabled&per_page=100': { body: [] },
    ...more,
  };
}

describe('github/members', () => {
  it('reads members over pages with role and second factor', async () => {
    const { facts, completeness, asked } = await run(members, routes());
    expect(asked).toHaveLength(4);
    expect(facts.members).toMatchObject({ value: { complete: true, expected: 3 } });
    expect(facts.members.known && facts.members.value.items.map(({ login, twoFactor }) => [login, twoFactor])).toEqual([
      ['ann', { known: true, value: true }],
      ['bob', { known: true, value: false }],
      ['cid', expect.objectContaining({ known: false, missing: 'organization owner' })],
    ]);
    expect(facts.ipAllowList).toEqual({ known: true, value: true });
    expect(facts.pendingMembers).toEqual({ known: true, value: 2 });
    expect(completeness).toMatchObject({ complete: true, items: 3, expected: 3 });
  });

  it('keeps what was read when a later page fails, and counts the rest', async () => {
    const { facts, completeness } = await run(members, routes({}, { Members: { status: 502, text: '<html>' } }));
    expect(facts.members).toMatchObject({
      value: { complete: false, expected: 3, items: { length: 2 }, unseen: { why: expect.stringContaining('502') } },
    });
    expect(completeness.complete).toBe(false);
  });

  it('takes a null identity provider for "none" only from a token that may know', async () => {
    const hidden = await run(members, routes());
    expect(hidden.facts.singleSignOn).toMatchObject({ known: false, missing: expect.stringContaining('read:org') });
    const classic = await run(members, routes({}, {}, { headers: { 'x-oauth-scopes': 'repo, admin:org' } }));
    expect(classic.facts.singleSignOn).toEqual({ known: true, value: null });
    const member = await run(
      members,
      routes({ viewerCanAdminister: false }, {}, { headers: { 'x-oauth-scopes': 'repo, admin:org' } }),
    );
    expect(member.facts.singleSignOn.known).toBe(false);
    const set = await run(members, routes({ samlIdentityProvider: { issuer: 'https://idp.example', ssoUrl: null } }));
    expect(set.facts.singleSignOn).toMatchObject({ value: { issuer: { value: 'https://idp.example' } } });
  });

  it('never takes a hidden bypass list for an empty one', async () => {
    const { facts } = await run(members, routes());
    expect(facts.rulesets).toMatchObject({
      value: { items: [{ bypass: { known: false, missing: expect.stringContaining('Administration') } }] },
    });
  });

  it('turns an error with a path into an unknown for that path alone', async () => {
    const partial = {
      data: { organization: { ...ORGANIZATION, ipAllowListEntries: null, domains: null } },
      errors: [
        { type: 'FORBIDDEN', path: ['organization', 'ipAllowListEntries'], message: 'Resource not accessible' },
        { type: 'FORBIDDEN', path: ['organization', 'domains'], message: 'Resource not accessible' },
      ],
    };
    const { facts, completeness } = await run(members, routes({}, { Organization: { body: partial } }));
    expect(facts.ipEntries).toMatchObject({
      known: false,
      missing: 'organization owner',
      why: expect.stringContaining('Resource not accessible'),
    });
    expect(facts.twoFactorRequired).toEqual({ known: true, value: false });
    expect(facts.members.known).toBe(true);
    expect(completeness).toMatchObject({ complete: false });
  });

  it('says that only owners may filter by second factor', async () => {
    const { facts } = await run(
      members,
      routes(
        {},
        {
          'GET /orgs/acme/outside_collaborators?filter=2fa_disabled&per_page=100': {
            status: 422,
            body: { message: 'Only owners can use this filter.', errors: [] },
          },
        },
      ),
    );
    expect(facts.outsideWithoutTwoFactor).toMatchObject({ known: false, missing: 'organization owner' });
    expect(facts.outside).toMatchObject({ value: { items: ['eve'] } });
  });

  it('reads an organisation that the token cannot see as unknown with its permission', async () => {
    const hidden = {
      data: { organization: null },
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['organization'],
          message: "Could not resolve to an Organization with the login of 'acme'.",
        },
      ],
    };
    const { facts } = await run(members, routes({}, { Organization: { body: hidden }, Members: { body: hidden } }));
    expect(facts.members).toMatchObject({ known: false, missing: 'Members: read (organization)' });
    expect(facts.twoFactorRequired.known).toBe(false);
  });

  it('still reads the members when an owner-only field costs the whole first answer', async () => {
    const refused = {
      data: { organization: null },
      errors: [
        {
          type: 'FORBIDDEN',
          path: ['organization', 'ipAllowListEnabledSetting'],
          message: 'bob may not view this field',
        },
      ],
    };
    const everybody = {
      data: {
        organization: {
          login: 'acme',
          url: 'https://github.com/acme',
          viewerCanAdminister: false,
          requiresTwoFactorAuthentication: null,
          membersWithRole: {
            totalCount: 1,
            pageInfo: { hasNextPage: false, endCursor: 'c1' },
            edges: [edge('ann', 'ADMIN', null)],
          },
        },
      },
    };
    const { facts } = await run(members, routes({}, { Organization: { body: refused }, Members: { body: everybody } }));
    expect(facts.members).toMatchObject({
      value: { complete: true, items: [{ login: 'ann', role: { value: 'admin' } }] },
    });
    expect(facts.ipAllowList).toMatchObject({ known: false, missing: 'organization owner' });
    expect(facts.twoFactorRequired).toMatchObject({ known: false, missing: 'organization owner' });
    expect(facts.rulesets.known).toBe(false);
  });

  it('knows nothing without answers', () => {
    expect(JSON.stringify(members.read([], SCOPE).facts)).not.toContain('"known":true');
  });
});
