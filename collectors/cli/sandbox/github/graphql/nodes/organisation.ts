import { nodeId } from '../../call.ts';
import { auditEvents } from '../../rest/policies.ts';
import { connection, forbidden, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { guarded } from './guarded.ts';
import { members, saml } from './membership.ts';
import { team } from './people.ts';
import { found, repositories, type RepositoryArguments } from './repositories.ts';
import { rulesetNode } from './rules.ts';

export function organisationNode(context: Context): Fields {
  const { organisation, viewer } = context;
  const { settings } = organisation;
  const isOwner = viewer.standing === 'owner' && viewer.hasScope('admin:org');
  const path = `/${settings.login}`;
  return {
    __typename: 'Organization',
    id: nodeId('Organization', settings.id),
    databaseId: settings.id,
    login: settings.login,
    name: settings.name,
    description: null,
    email: null,
    location: 'Rotterdam',
    websiteUrl: null,
    createdAt: '2016-03-14T09:12:00Z',
    updatedAt: new Date(organisation.epoch).toISOString(),
    archivedAt: null,
    url: `${context.base}${path}`,
    resourcePath: path,
    avatarUrl: `${context.base}/avatars/u/${settings.id}`,
    isVerified: settings.domains.some((domain) => domain.verified),
    viewerCanAdminister: isOwner,
    viewerIsAMember: viewer.standing !== 'none',
    viewerCanCreateRepositories: viewer.standing !== 'none',
    viewerCanCreateTeams: viewer.standing !== 'none',
    organizationBillingEmail: isOwner ? 'accounts@meridian-labs.example' : null,
    requiresTwoFactorAuthentication: isOwner ? settings.requiresTwoFactor : null,
    webCommitSignoffRequired: settings.signoff,
    membersCanForkPrivateRepositories: settings.members.forkPrivate,
    ...guarded(context),
    samlIdentityProvider: () => saml(context),
    membersWithRole: (paging: Paging) => members(context, paging),
    enterpriseOwners: (paging: Paging) =>
      connection(
        context,
        rowsOf([], () => ({})),
        paging,
      ),
    teams: (paging: Paging) => {
      if (!viewer.may('members')) throw forbidden(context);
      return connection(
        context,
        rowsOf(organisation.teams, (each) => team(context, each)),
        paging,
      );
    },
    team: ({ slug }: { readonly slug: string }) => {
      const found = organisation.team(slug);
      return found === null ? null : team(context, found);
    },
    rulesets: (paging: Paging) =>
      isOwner
        ? connection(
            context,
            rowsOf(settings.rulesets, (each) => rulesetNode(context, each, null)),
            paging,
          )
        : null,
    ruleset: ({ databaseId }: { readonly databaseId: number }) => {
      const found = settings.rulesets.find((each) => each.id === databaseId);
      return found === undefined || !isOwner ? null : rulesetNode(context, found, null);
    },
    repositories: (args: RepositoryArguments) => repositories(context, args),
    repository: ({ name }: { readonly name: string }) => found(context, name),
    auditLog: (paging: Paging & { readonly query?: string | null }) => {
      if (!isOwner || !viewer.may('organization_administration')) throw forbidden(context);
      const events =
        settings.plan === 'enterprise'
          ? auditEvents(organisation).filter((each) => each.action === 'org.add_member')
          : [];
      return connection(
        context,
        rowsOf(events, (each) => ({
          __typename: 'OrgAddMemberAuditEntry',
          id: nodeId('OrgAddMemberAuditEntry', each.created_at),
          action: each.action,
          actorLogin: each.actor,
          createdAt: new Date(each.created_at).toISOString(),
          operationType: 'ADD',
          organizationName: settings.login,
          userLogin: each.name,
          permission: 'READ',
        })),
        paging,
      );
    },
  };
}
