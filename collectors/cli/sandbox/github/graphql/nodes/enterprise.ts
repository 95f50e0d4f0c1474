import { nodeId } from '../../call.ts';
import { connection, forbidden, rowsOf, scopesMissing, type Context, type Fields, type Paging } from '../context.ts';
import { ofOrganisation } from './access.ts';

/** The enterprise above the organisation, for whoever owns it and has a classic token that says so. */
export function enterprises(context: Context, paging: Paging): Fields {
  const { organisation, viewer } = context;
  if (viewer.kind !== 'classic') throw forbidden(context);
  if (!viewer.hasScope('read:enterprise')) throw scopesMissing('enterprises', 'read:enterprise', context);
  const { enterprise } = organisation.settings;
  const shown = enterprise === null || viewer.standing === 'none' ? [] : [enterprise];
  return connection(
    context,
    rowsOf(shown, (each) => ({
      __typename: 'Enterprise',
      id: nodeId('Enterprise', each.slug),
      slug: each.slug,
      name: each.slug,
      url: `${context.base}/enterprises/${each.slug}`,
      viewerIsAdmin: viewer.standing === 'owner',
      organizations: (args: Paging & { readonly query?: string | null }) =>
        connection(
          context,
          rowsOf(organisation.login.includes((args.query ?? '').toLowerCase()) ? [ofOrganisation] : [], (source) =>
            context.nodes.source(source, null),
          ),
          args,
        ),
      ownerInfo:
        viewer.standing === 'owner'
          ? {
              twoFactorRequiredSetting: each.requiresTwoFactor ? 'ENABLED' : 'NO_POLICY',
              samlIdentityProvider:
                each.saml === null
                  ? null
                  : {
                      id: nodeId('EnterpriseIdentityProvider', each.slug),
                      issuer: each.saml.issuer,
                      ssoUrl: each.saml.url,
                    },
              oidcProvider: null,
            }
          : null,
    })),
    paging,
  );
}
