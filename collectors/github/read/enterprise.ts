import { type Fact, known, mapFact, unknown } from '#shared/evidence/fact.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { oneOf } from './ruleset.ts';
import { View } from './view.ts';

export interface Enterprise {
  /** "acme-inc", as in the address of the enterprise. */
  readonly slug: Fact<string>;
  readonly url: Fact<string>;
  /** False: the enterprise leaves it to each organisation. */
  readonly twoFactorRequired: Fact<boolean>;
  /** Issuer of the identity provider for all its organisations; null when there is none. */
  readonly identityProvider: Fact<string | null>;
}

/** What shows the settings of an enterprise. */
export const ENTERPRISE_VISIBLE = "an enterprise owner's classic token with read:enterprise";

/** The enterprise that holds the organisation, among those of the person behind the token. */
export function enterpriseOf(graphql: GraphqlAnswers, org: string): Fact<Enterprise> {
  const data = graphql.data('Enterprise', { org }, ENTERPRISE_VISIBLE);
  const viewer = data.known ? data.value.object('viewer', ENTERPRISE_VISIBLE) : data;
  const enterprises = viewer instanceof View ? viewer.object('enterprises', ENTERPRISE_VISIBLE) : viewer;
  const nodes = enterprises instanceof View ? enterprises.objects('nodes', ENTERPRISE_VISIBLE) : enterprises;
  if (!nodes.known) return nodes;
  const found = nodes.value.find((node) => holds(node, org));
  // None is said to members of none and to tokens that may not know.
  if (found === undefined)
    return unknown('GitHub shows this token no enterprise of the organisation', ENTERPRISE_VISIBLE);
  const info = found.object('ownerInfo', ENTERPRISE_VISIBLE);
  return known({
    slug: found.string('slug'),
    url: found.string('url'),
    twoFactorRequired:
      info instanceof View
        ? mapFact(oneOf(info, 'twoFactorRequiredSetting', ['enabled', 'no-policy']), (setting) => setting === 'enabled')
        : { ...info, missing: ENTERPRISE_VISIBLE },
    identityProvider: info instanceof View ? providerOf(info) : { ...info, missing: ENTERPRISE_VISIBLE },
  });
}

function holds(enterprise: View, org: string): boolean {
  const list = enterprise.object('organizations');
  const nodes = list instanceof View ? list.objects('nodes') : list;
  const same = ({ value }: View) => String(value['login']).toLowerCase() === org.toLowerCase();
  return nodes.known && nodes.value.some(same);
}

function providerOf(info: View): Fact<string | null> {
  const saml = info.object('samlIdentityProvider', ENTERPRISE_VISIBLE);
  if (saml instanceof View) return saml.string('issuer');
  const oidc = info.object('oidcProvider', ENTERPRISE_VISIBLE);
  if (oidc instanceof View) return oidc.string('providerType');
  if (!info.saysNone('samlIdentityProvider')) return saml;
  return info.saysNone('oidcProvider') ? known(null) : oidc;
}
