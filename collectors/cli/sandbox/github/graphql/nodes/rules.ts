import type { ClassicProtection, Repository } from '../../../organisation/repository.ts';
import type { BypassActor, Rule, Ruleset } from '../../../organisation/rulesets.ts';
import { nodeId } from '../../call.ts';
import { seesBypass } from '../../rest/rulesets.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { team, user } from './people.ts';

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** REST spells parameters in snake case, the schema in camel case; the values are the same. */
function camelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), camelled(item)]));
}

const pascal = (name: string): string => {
  const text = camel(name);
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
};

export function rule(
  context: Context,
  part: Rule,
  at: number,
  ruleset: Ruleset,
  repository: Repository | null,
): Fields {
  const parameters =
    part.parameters === undefined
      ? null
      : { __typename: `${pascal(part.type)}Parameters`, ...(camelled(part.parameters) as object) };
  const names: Readonly<Record<string, string>> = { pull_request: 'PULL_REQUEST' };
  return {
    __typename: 'RepositoryRule',
    id: nodeId('RepositoryRule', `${ruleset.id}-${at}`),
    type: names[part.type] ?? part.type.toUpperCase(),
    parameters,
    repositoryRuleset: () => rulesetNode(context, ruleset, repository),
  };
}

function bypassActor(context: Context, actor: BypassActor, at: number, ruleset: Ruleset): Fields {
  const found = actor.type === 'Team' ? context.organisation.teams.find((each) => each.id === actor.id) : undefined;
  return {
    __typename: 'RepositoryRulesetBypassActor',
    id: nodeId('BypassActor', `${ruleset.id}-${at}`),
    actor: found === undefined ? null : () => team(context, found),
    bypassMode: actor.mode === 'always' ? 'ALWAYS' : 'PULL_REQUEST',
    deployKey: actor.type === 'DeployKey',
    enterpriseOwner: false,
    organizationAdmin: actor.type === 'OrganizationAdmin',
    repositoryRoleDatabaseId: actor.type === 'RepositoryRole' ? actor.id : null,
    repositoryRoleName: actor.type === 'RepositoryRole' ? (roleNames[actor.id ?? 0] ?? null) : null,
  };
}

/** GitHub's numbers of the built-in roles. */
const roleNames: Readonly<Record<number, string>> = { 1: 'read', 2: 'maintain', 3: 'triage', 4: 'write', 5: 'admin' };

/** Null unless the viewer may change the ruleset: "nobody can bypass" would be another statement. */
function bypassActors(
  context: Context,
  ruleset: Ruleset,
  repository: Repository | null,
  paging: Paging,
): Fields | null {
  if (!seesBypass(context.viewer, ruleset, repository)) return null;
  return connection(
    context,
    rowsOf(ruleset.bypass, (actor, at) => bypassActor(context, actor, at, ruleset)),
    paging,
  );
}

export function rulesetNode(context: Context, ruleset: Ruleset, repository: Repository | null): Fields {
  return {
    __typename: 'RepositoryRuleset',
    id: nodeId('RepositoryRuleset', `${ruleset.source === 'Repository' ? (repository?.id ?? '') : ''}-${ruleset.id}`),
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: ruleset.createdAt,
    updatedAt: ruleset.updatedAt,
    source: () => context.nodes.source(ruleset, repository),
    conditions: {
      refName: { include: ruleset.refs.include, exclude: ruleset.refs.exclude },
      repositoryName: ruleset.names === null ? null : { ...ruleset.names, protected: true },
      repositoryId: null,
      repositoryProperty: null,
    },
    bypassActors: (paging: Paging) => bypassActors(context, ruleset, repository, paging),
    rules: (paging: Paging & { readonly type?: string | null }) => {
      const kept = ruleset.rules.filter(
        (each) => paging.type === undefined || paging.type === null || each.type.toUpperCase() === paging.type,
      );
      return connection(
        context,
        rowsOf(kept, (each, at) => rule(context, each, at, ruleset, repository)),
        paging,
      );
    },
  };
}

export function classicNode(context: Context, repository: Repository, part: ClassicProtection): Fields {
  const at = repository.classic.indexOf(part);
  const none = (paging: Paging): Fields =>
    connection(
      context,
      rowsOf([], () => ({})),
      paging,
    );
  const people = part.bypass.flatMap((login) => context.organisation.person(login) ?? []);
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BranchProtectionRule', `${repository.id}-${at}`),
    databaseId: repository.id + at,
    pattern: part.pattern,
    allowsDeletions: part.deletions,
    allowsForcePushes: part.forcePushes,
    blocksCreations: false,
    creator: () => user(context, context.organisation.member(1)),
    dismissesStaleReviews: part.dismissStale,
    isAdminEnforced: part.admins,
    lockAllowsFetchAndMerge: false,
    lockBranch: part.locked,
    repository: () => context.nodes.repository(repository),
    requireLastPushApproval: part.lastPush,
    requiredApprovingReviewCount: part.approvals,
    requiredDeploymentEnvironments: [],
    requiredStatusCheckContexts: part.checks ?? [],
    requiredStatusChecks: (part.checks ?? []).map((name) => ({ context: name, app: null })),
    requiresApprovingReviews: part.approvals !== null,
    requiresCodeOwnerReviews: part.codeOwners,
    requiresCommitSignatures: part.signatures,
    requiresConversationResolution: part.conversations,
    requiresDeployments: false,
    requiresLinearHistory: part.linear,
    requiresStatusChecks: part.checks !== null,
    requiresStrictStatusChecks: part.strict,
    restrictsPushes: part.restrictsPushes,
    restrictsReviewDismissals: false,
    bypassPullRequestAllowances: (paging: Paging) =>
      connection(
        context,
        rowsOf(people, (person) => ({
          __typename: 'BypassPullRequestAllowance',
          id: nodeId('Allowance', person.id),
          actor: () => user(context, person),
        })),
        paging,
      ),
    bypassForcePushAllowances: none,
    branchProtectionRuleConflicts: none,
    pushAllowances: none,
    reviewDismissalAllowances: none,
  };
}

/** The part of a classic rule that everyone who can read the repository is shown. */
export function refUpdateRule(context: Context, repository: Repository, part: ClassicProtection): Fields {
  const role = context.viewer.roleOn(repository);
  return {
    pattern: part.pattern,
    allowsDeletions: part.deletions,
    allowsForcePushes: part.forcePushes,
    blocksCreations: false,
    requiredApprovingReviewCount: part.approvals,
    requiredStatusCheckContexts: part.checks ?? [],
    requiresCodeOwnerReviews: part.codeOwners,
    requiresConversationResolution: part.conversations,
    requiresLinearHistory: part.linear,
    requiresSignatures: part.signatures,
    viewerAllowedToDismissReviews: role === 'admin',
    viewerCanPush: !part.restrictsPushes && ['write', 'maintain', 'admin'].includes(role),
  };
}
