import { nodeId } from '../../call.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { failure } from '../failure.ts';
import { user } from './people.ts';

/**
 * What only owners may read of an organisation. Most of it is not nullable in the schema, so that a member who
 * asks for one of these fields is refused the whole organisation.
 */
export function guarded(context: Context): Fields {
  const { organisation, viewer } = context;
  const { settings } = organisation;
  const isOwner = viewer.standing === 'owner' && viewer.hasScope('admin:org');
  const ownersOnly =
    <T>(value: T): (() => T) =>
    () => {
      if (!isOwner)
        throw failure(
          'FORBIDDEN',
          `${viewer.person.login} does not have permission to view this field of ${settings.login}.`,
        );
      return value;
    };
  return {
    ipAllowListEnabledSetting: ownersOnly(settings.allowList.on ? 'ENABLED' : 'DISABLED'),
    ipAllowListForInstalledAppsEnabledSetting: ownersOnly(settings.allowList.forApps ? 'ENABLED' : 'DISABLED'),
    notificationDeliveryRestrictionEnabledSetting: ownersOnly(settings.restrictsMail ? 'ENABLED' : 'DISABLED'),
    ipAllowListEntries: (paging: Paging) =>
      ownersOnly(
        connection(
          context,
          rowsOf(settings.allowList.entries, (entry, at) => ({
            __typename: 'IpAllowListEntry',
            id: nodeId('IpAllowListEntry', at),
            allowListValue: entry.value,
            name: entry.name,
            isActive: entry.active,
            createdAt: '2022-01-01T00:00:00Z',
            updatedAt: '2022-01-01T00:00:00Z',
          })),
          paging,
        ),
      )(),
    domains: (paging: Paging & { readonly isVerified?: boolean | null; readonly isApproved?: boolean | null }) => {
      if (!isOwner) return null;
      const list = settings.domains.filter(
        (each) =>
          (paging.isVerified ?? each.verified) === each.verified &&
          (paging.isApproved ?? each.approved) === each.approved,
      );
      return connection(
        context,
        rowsOf(list, (each, at) => ({
          __typename: 'VerifiableDomain',
          id: nodeId('VerifiableDomain', at),
          databaseId: at + 1,
          domain: each.domain,
          punycodeEncodedDomain: each.domain,
          isVerified: each.verified,
          isApproved: each.approved,
          createdAt: '2022-01-01T00:00:00Z',
          updatedAt: '2022-01-01T00:00:00Z',
          isRequiredForPolicyEnforcement: false,
          hasFoundHostName: each.verified,
          hasFoundVerificationToken: each.verified,
          verificationToken: null,
          tokenExpirationTime: null,
          dnsHostName: null,
        })),
        paging,
      );
    },
    pendingMembers: (paging: Paging) =>
      ownersOnly(
        connection(
          context,
          rowsOf(settings.pendingInvitations, (invitation, at) => ({
            ...user(context, organisation.member(0)),
            id: nodeId('User', 900 + at),
            databaseId: null,
            login: invitation.email.split('@')[0],
            name: null,
            email: invitation.email,
          })),
          paging,
        ),
      )(),
  };
}
