import type { Answer } from '#shared/define.ts';
import { type Fact, known, mapFact, unknown } from '#shared/evidence/fact.ts';
import { PERMISSION } from './permission.ts';
import { oneOf } from './ruleset.ts';
import { View } from './view.ts';

export interface Member {
  readonly login: string;
  readonly role: Fact<'admin' | 'member'>;
  readonly twoFactor: Fact<boolean>;
}

/** Reads an edge of `membersWithRole`. */
export function memberOf(edge: View): Member {
  const login = memberName(edge);
  return {
    login: login.known ? login.value : 'a member without a login',
    role: oneOf(edge, 'role', ['admin', 'member']),
    // Null "if information is not available to viewer", says the schema.
    twoFactor: edge.boolean('hasTwoFactorEnabled', PERMISSION.owner),
  };
}

export function memberName(edge: View): Fact<string> {
  const node = edge.object('node');
  return node instanceof View ? node.string('login') : node;
}

export interface SingleSignOn {
  readonly issuer: Fact<string>;
  readonly signInUrl: Fact<string>;
  readonly signature: Fact<string>;
}

/**
 * The SAML provider. GitHub answers null both when there is none and when the token may not know; only
 * an owner's classic token with `admin:org` or `read:org` may, so only for that does null mean none.
 */
export function singleSignOnOf(org: View, answers: readonly Answer[]): Fact<SingleSignOn | null> {
  const found = org.object('samlIdentityProvider', SAML_VISIBLE);
  if (found instanceof View) {
    return known({
      issuer: found.string('issuer'),
      signInUrl: found.string('ssoUrl'),
      signature: found.string('signatureMethod'),
    });
  }
  if (!org.saysNone('samlIdentityProvider')) return found;
  const scopes = answers.map((answer) => answer.headers?.['x-oauth-scopes']).find((header) => header !== undefined);
  const mayKnow = scopes?.split(',').some((scope) => /^(admin|read|write):org$/.test(scope.trim())) ?? false;
  if (mayKnow && org.value['viewerCanAdminister'] === true) return known(null);
  return unknown(
    'GitHub shows the identity provider only to some tokens, and answered nothing to this one',
    SAML_VISIBLE,
  );
}

const SAML_VISIBLE = "an owner's classic token with read:org, or a GitHub App with Members: read";

/** A setting that GitHub gives as ENABLED or DISABLED. */
export function isOn(org: View, key: string): Fact<boolean> {
  const setting = oneOf(org, key, ['enabled', 'disabled']);
  return setting.known ? mapFact(setting, (value) => value === 'enabled') : org.unseen(key, PERMISSION.owner);
}

export interface IpEntry {
  readonly range: Fact<string>;
  readonly active: Fact<boolean>;
}

export function ipEntryOf(view: View): IpEntry {
  return { range: view.string('allowListValue'), active: view.boolean('isActive') };
}

export interface Domain {
  readonly name: Fact<string>;
  readonly verified: Fact<boolean>;
}

export function domainOf(view: View): Domain {
  return { name: view.string('domain'), verified: view.boolean('isVerified') };
}
