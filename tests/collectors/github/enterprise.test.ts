import { describe, expect, it } from 'vitest';
import enterprise from '#collectors/github/enterprise.ts';
import { collectAll, findings, serve, workspace } from './lib/sandbox.ts';
import { type Reply, run } from './lib/run.ts';

const OWNED = {
  slug: 'acme-inc',
  url: 'https://github.com/enterprises/acme-inc',
  viewerIsAdmin: true,
  organizations: { nodes: [{ login: 'acme-labs' }, { login: 'Acme' }] },
  ownerInfo: {
    twoFactorRequiredSetting: 'ENABLED',
    samlIdentityProvider: { issuer: 'https://idp' },
    oidcProvider: null,
  },
};
const MISSING = "an enterprise owner's classic token with read:enterprise";

const answer = (...nodes: object[]): Reply => ({
  body: { data: { viewer: { login: 'ann', enterprises: { totalCount: nodes.length, nodes } } } },
});

async function read(reply: Reply) {
  const { facts, asked, completeness } = await run(enterprise, { Enterprise: reply });
  expect([...new Set(asked)]).toEqual(['Enterprise']);
  return { found: facts.enterprise, completeness };
}

describe('github/enterprise', () => {
  it('reads the enterprise that holds the organisation, and no other of the person', async () => {
    const other = { ...OWNED, slug: 'other', organizations: { nodes: [{ login: 'acme-labs' }] } };
    const { found, completeness } = await read(answer(other, OWNED));
    expect(found).toMatchObject({
      value: {
        slug: { value: 'acme-inc' },
        twoFactorRequired: { value: true },
        identityProvider: { value: 'https://idp' },
      },
    });
    expect(completeness.complete).toBe(true);
    expect((await read(answer(other))).found).toMatchObject({ known: false, missing: MISSING });
  });

  it.each([
    [{ twoFactorRequiredSetting: 'NO_POLICY' }, { known: true, value: false }],
    [{ twoFactorRequiredSetting: 'SOMETHING' }, { known: false }],
    [{}, { known: false }],
  ])('reads the policy for two-factor authentication (%j)', async (info, expected) => {
    const { found } = await read(answer({ ...OWNED, ownerInfo: info }));
    expect(found.known && found.value.twoFactorRequired).toMatchObject(expected);
  });

  it.each([
    [
      { samlIdentityProvider: null, oidcProvider: null },
      { known: true, value: null },
    ],
    [
      { samlIdentityProvider: null, oidcProvider: { providerType: 'AAD' } },
      { known: true, value: 'AAD' },
    ],
    [{ samlIdentityProvider: null }, { known: false }],
  ])('reads the identity provider (%j)', async (info, expected) => {
    const { found } = await read(answer({ ...OWNED, ownerInfo: info }));
    expect(found.known && found.value.identityProvider).toMatchObject(expected);
  });

  it('knows nothing where the settings are those of an owner, and names what they take', async () => {
    const hidden = await read(answer({ ...OWNED, ownerInfo: null }));
    expect(hidden.found.known && hidden.found.value.twoFactorRequired).toMatchObject({
      known: false,
      missing: MISSING,
    });
    const refused = await read({
      body: {
        data: { viewer: { login: 'ann', enterprises: null } },
        errors: [{ type: 'INSUFFICIENT_SCOPES', message: 'no scope', path: ['viewer', 'enterprises'] }],
      },
    });
    expect(refused.found).toMatchObject({ known: false, missing: MISSING });
    expect(refused.completeness.complete).toBe(false);
    const broken = (await read({ status: 502, text: '' })).found;
    expect(broken).toEqual({ known: false, why: 'GitHub answered 502 to the GraphQL query Enterprise' });
  });

  it.each([
    [['repo', 'admin:org', 'read:enterprise'], true, 'pass', 'pass'],
    [['repo', 'admin:org', 'read:enterprise'], false, 'fail', 'pass'],
    [['repo', 'admin:org'], true, 'unavailable', 'unavailable'],
  ])('counts a provider of the enterprise for the organisation (%j)', async (scopes, requires, policy, signOn) => {
    const saml = { issuer: 'https://idp', url: 'https://idp/login' };
    const settings = { saml: null, enterprise: { slug: 'group', requiresTwoFactor: requires, saml } };
    const served = await serve({ repos: 2, members: 6, settings });
    const space = await workspace();
    const token = served.github.issueToken({ kind: 'classic', scopes });
    await collectAll(served, space, { token, only: ['settings'] });
    await served.close();
    const judged = await findings(space);
    const outcomes = ['enterprise-two-factor', 'single-sign-on'].map(
      (id) => judged.get(`github/${id}`)?.outcomes[0]?.outcome,
    );
    expect(outcomes).toEqual([policy, signOn]);
  });
});
