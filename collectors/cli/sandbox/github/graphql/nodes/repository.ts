import { mergedPullsOf } from '../../../organisation/pulls.ts';
import type { Repository } from '../../../organisation/repository.ts';
import { branchesOf } from '../../branches.ts';
import { nodeId } from '../../call.ts';
import { atLeast } from '../../policy.ts';
import { connection, forbidden, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { failure } from '../failure.ts';
import { collaborators, ofOrganisation } from './access.ts';
import { vulnerabilityAlerts } from './alerts.ts';
import { codeowners, object } from './content.ts';
import { environment } from './environments.ts';
import { nothing } from './lists.ts';
import { pullRequest } from './pulls.ts';
import { ref } from './refs.ts';
import { classicNode, rulesetNode } from './rules.ts';

export function repositoryNode(context: Context, repository: Repository): Fields {
  const { organisation, viewer } = context;
  const role = viewer.roleOn(repository);
  const admin = viewer.administers(repository);
  const path = `/${organisation.login}/${repository.name}`;
  const lacks = organisation.lacksProtection(repository);
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${organisation.login}/${repository.name}`,
    description: repository.description,
    url: `${context.base}${path}`,
    resourcePath: path,
    owner: () => context.nodes.source(ofOrganisation, null),
    visibility: repository.visibility.toUpperCase(),
    isPrivate: repository.visibility !== 'public',
    isArchived: repository.archivedAt !== null,
    archivedAt: repository.archivedAt,
    isDisabled: repository.disabled,
    isEmpty: repository.empty,
    isFork: repository.fork,
    isInOrganization: true,
    isLocked: false,
    lockReason: null,
    isMirror: false,
    isTemplate: repository.template,
    parent: null,
    createdAt: repository.createdAt,
    updatedAt: repository.pushedAt,
    pushedAt: repository.pushedAt,
    forkingAllowed: repository.allowForking,
    forkCount: 0,
    stargazerCount: 0,
    diskUsage: repository.empty ? 0 : 1024 + repository.index,
    webCommitSignoffRequired: repository.signoff,
    deleteBranchOnMerge: repository.deleteBranchOnMerge,
    autoMergeAllowed: false,
    mergeCommitAllowed: true,
    rebaseMergeAllowed: true,
    squashMergeAllowed: true,
    hasIssuesEnabled: true,
    hasWikiEnabled: false,
    hasDiscussionsEnabled: false,
    hasProjectsEnabled: false,
    viewerPermission: viewer.kind === 'installation' ? null : role.toUpperCase(),
    viewerCanAdminister: admin,
    // Not nullable in the schema: whoever may not know is told false, which viewerCanAdminister has to qualify.
    hasVulnerabilityAlertsEnabled: admin && repository.security.dependabotAlerts,
    isSecurityPolicyEnabled: repository.securityPolicy,
    securityPolicyUrl: repository.securityPolicy ? `${context.base}${path}/security/policy` : null,
    planFeatures: {
      codeowners: !lacks,
      draftPullRequests: true,
      maximumAssignees: 10,
      maximumManualReviewRequests: 15,
      teamReviewRequests: true,
    },
    codeowners: () => codeowners(context, repository),
    primaryLanguage: repository.empty
      ? null
      : { id: nodeId('Language', repository.language), name: repository.language, color: null },
    languages: (paging: Paging) =>
      connection(
        context,
        rowsOf(repository.empty ? [] : [repository.language], (name) => ({
          id: nodeId('Language', name),
          name,
          color: null,
        })),
        paging,
        { totalSize: 120_000 },
      ),
    licenseInfo: null,
    latestRelease: null,
    repositoryTopics: nothing(context),
    ...connections(context, repository),
  };
}

/** What a repository leads to. */
function connections(context: Context, repository: Repository): Fields {
  const { organisation, viewer } = context;
  const role = viewer.roleOn(repository);
  const admin = viewer.administers(repository);
  const lacks = organisation.lacksProtection(repository);
  const branches = branchesOf(repository);
  return {
    defaultBranchRef: repository.empty ? null : () => ref(context, repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
      const name = qualifiedName.replace(/^refs\/heads\//, '');
      return branches.includes(name) ? ref(context, repository, name) : null;
    },
    refs: (args: Paging & { readonly refPrefix: string; readonly query?: string | null }) => {
      const list = args.refPrefix === 'refs/heads/' ? branches.filter((name) => name.includes(args.query ?? '')) : [];
      return connection(
        context,
        rowsOf(list, (name) => ref(context, repository, name)),
        args,
      );
    },
    branchProtectionRules: (paging: Paging) =>
      connection(
        context,
        rowsOf(admin && !lacks ? repository.classic : [], (part) => classicNode(context, repository, part)),
        paging,
      ),
    rulesets: (
      args: Paging & { readonly includeParents?: boolean | null; readonly targets?: readonly string[] | null },
    ) => {
      const list = organisation
        .rulesetsOf(repository, args.includeParents !== false)
        .filter(
          (each) =>
            args.targets === undefined || args.targets === null || args.targets.includes(each.target.toUpperCase()),
        );
      return connection(
        context,
        rowsOf(list, (each) => rulesetNode(context, each, repository)),
        args,
      );
    },
    ruleset: ({ databaseId }: { readonly databaseId: number }) => {
      const found = organisation.rulesetsOf(repository, true).find((each) => each.id === databaseId);
      return found === undefined ? null : rulesetNode(context, found, repository);
    },
    vulnerabilityAlerts: (args: Paging & { readonly states?: readonly string[] | null }) => {
      if (!atLeast(role, 'write')) return null;
      if (!viewer.may('vulnerability_alerts')) throw forbidden(context);
      return vulnerabilityAlerts(context, repository, args);
    },
    deployKeys: (paging: Paging) =>
      connection(
        context,
        rowsOf(admin && viewer.may('administration') ? repository.deployKeys : [], (key, at) => ({
          __typename: 'DeployKey',
          id: nodeId('DeployKey', repository.id * 10 + at),
          key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI',
          title: key.title,
          readOnly: key.readOnly,
          createdAt: key.createdAt,
          verified: true,
          enabled: organisation.settings.deployKeys,
        })),
        paging,
      ),
    environments: (paging: Paging) =>
      connection(
        context,
        rowsOf(repository.environments, (part, at) => environment(context, repository, part, at)),
        paging,
      ),
    environment: ({ name }: { readonly name: string }) => {
      const at = repository.environments.findIndex((part) => part.name === name);
      const part = repository.environments[at];
      return part === undefined ? null : environment(context, repository, part, at);
    },
    collaborators: (args: Paging & { readonly affiliation?: string | null }) =>
      collaborators(context, repository, args),
    pullRequests: (
      args: Paging & {
        readonly states?: readonly string[] | null;
        readonly baseRefName?: string | null;
        readonly orderBy?: { readonly field: string; readonly direction: string } | null;
      },
    ) => {
      const wanted = args.states === undefined || args.states === null || args.states.includes('MERGED');
      const all = wanted ? mergedPullsOf(organisation, repository) : [];
      const kept = all.filter(
        (pull) => args.baseRefName === undefined || args.baseRefName === null || pull.base === args.baseRefName,
      );
      const field = args.orderBy?.field === 'UPDATED_AT' ? 'mergedAt' : 'createdAt';
      const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
      return connection(
        context,
        rowsOf(
          kept.toSorted((a, b) => (a[field] < b[field] ? -sign : sign)),
          (pull) => pullRequest(context, repository, pull),
        ),
        args,
      );
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      const found = mergedPullsOf(organisation, repository).find((pull) => pull.number === number);
      if (found === undefined)
        throw failure('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return pullRequest(context, repository, found);
    },
    object: ({ expression }: { readonly expression?: string | null }) => object(context, repository, expression ?? ''),
    releases: nothing(context),
  };
}
