import type { Repository } from '../../../organisation/repository.ts';
import { classicOn, headOf } from '../../branches.ts';
import { nodeId } from '../../call.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { nothing } from './lists.ts';
import { commit } from './pulls.ts';
import { classicNode, refUpdateRule, rule } from './rules.ts';

export function ref(context: Context, repository: Repository, name: string): Fields {
  const { organisation, viewer } = context;
  const classic = organisation.lacksProtection(repository) ? null : classicOn(repository, name);
  const admin = viewer.administers(repository) && viewer.may('administration');
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${repository.id}:${name}`),
    name,
    prefix: 'refs/heads/',
    repository: () => context.nodes.repository(repository),
    target: () =>
      commit(context, repository, headOf(repository, name), organisation.member(3), repository.pushedAt, 'Merge'),
    // To all but administrators the rule is silently absent; what everyone may know is in refUpdateRule.
    branchProtectionRule: classic === null || !admin ? null : () => classicNode(context, repository, classic),
    refUpdateRule: classic === null ? null : () => refUpdateRule(context, repository, classic),
    rules: (paging: Paging) =>
      connection(
        context,
        rowsOf(organisation.rulesOn(repository, name), (each, at) =>
          rule(context, each.rule, at, each.ruleset, repository),
        ),
        paging,
      ),
    associatedPullRequests: nothing(context),
  };
}
