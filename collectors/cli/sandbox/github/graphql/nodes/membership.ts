import { nodeId } from '../../call.ts';
import { connection, forbidden, rowsOf, scopesMissing, type Context, type Fields, type Paging } from '../context.ts';
import { ofOrganisation } from './access.ts';
import { user } from './people.ts';

export function members(context: Context, paging: Paging): Fields {
  const { organisation, viewer } = context;
  if (!viewer.may('members')) throw forbidden(context);
  if (!viewer.hasScope('read:org')) throw scopesMissing('membersWithRole', 'read:org', context);
  const people = Array.from({ length: organisation.members }, (_, index) => index).filter(
    (index) => viewer.standing !== 'none' || organisation.member(index).publicMember,
  );
  const edge = (index: number): Fields => {
    const person = organisation.member(people[index] ?? 0);
    const isOwner = viewer.standing === 'owner' && viewer.hasScope('admin:org');
    return {
      role: viewer.standing === 'none' ? null : person.role === 'owner' ? 'ADMIN' : 'MEMBER',
      hasTwoFactorEnabled: isOwner ? person.twoFactor !== 'none' : null,
    };
  };
  return connection(context, { ...rowsOf(people, (index) => user(context, organisation.member(index))), edge }, paging);
}

/** Shown to owners by a classic token or to an App that may read members; a fine-grained token gets null. */
export function saml(context: Context): Fields | null {
  const { viewer, organisation } = context;
  const found = organisation.settings.saml;
  const classic = viewer.kind === 'classic' && viewer.standing === 'owner' && viewer.hasScope('read:org');
  const app = viewer.kind === 'installation' && viewer.may('members');
  if (found === null || !(classic || app)) return null;
  return {
    __typename: 'OrganizationIdentityProvider',
    id: nodeId('OrganizationIdentityProvider', 1),
    issuer: found.issuer,
    ssoUrl: found.url,
    signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha256',
    idpCertificate: null,
    organization: () => context.nodes.source(ofOrganisation, null),
    externalIdentities: (paging: Paging) =>
      connection(
        context,
        {
          total: organisation.members,
          at: (index) => {
            const person = organisation.member(index);
            return {
              __typename: 'ExternalIdentity',
              guid: `guid-${person.id}`,
              id: nodeId('ExternalIdentity', person.id),
              user: () => user(context, person),
              samlIdentity: { nameId: person.email, username: person.login },
              scimIdentity: null,
            };
          },
        },
        paging,
      ),
  };
}
