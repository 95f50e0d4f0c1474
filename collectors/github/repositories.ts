import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, mapFact, type Population } from '#shared/evidence/fact.ts';
import { gathered, mapped, type Pages } from '#shared/evidence/slices.ts';
import type { GithubConnection } from './client/connection.ts';
import { askEach } from './client/each.ts';
import { Further } from './client/further.ts';
import { getAll, pageThrough, step } from './client/paging.ts';
import { probeOf, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { completenessOf } from './read/completeness.ts';
import { REPOSITORIES, REPOSITORY_LISTS } from './queries/repositories.ts';
import { RestAnswers } from './read/answers.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { partsOf } from './read/parts.ts';
import { PERMISSION } from './read/permission.ts';
import { joined } from './read/join.ts';
import { idOf, listedPart, listedPath, repositoriesPath } from './read/listed.ts';
import { type Repository, RepositoryReader } from './read/repository.ts';
import { AdminSight, hidesARule, protectionPath, showsAdminFields } from './read/sight.ts';
import { Sharing } from './read/sharing.ts';
import { orgOf } from './read/tenant.ts';
import { isObject, View } from './read/view.ts';

export interface RepositoriesFacts {
  readonly repositories: Fact<Population<Repository>>;
}

const NONE_SHOWN = 'no repository of the organisation is shown to this token';

/** A page that answers well within GitHub's ten seconds; it grows to 100 by itself. */
const SIZES = { first: 50, smallest: 5, largest: 100 };

const PERMISSIONS = [
  { name: PERMISSION.metadata, gives: 'the list of repositories and the rules of rulesets' },
  {
    name: PERMISSION.repositoryAdmin,
    gives: 'classic branch protection, deploy keys, security features, Dependabot status',
  },
  { name: PERMISSION.contents, gives: 'CODEOWNERS, security policy and default branch of private repositories' },
  { name: PERMISSION.actions, gives: 'deployment environments and their protection' },
  { name: PERMISSION.dependabotAlerts, gives: 'the number of open Dependabot alerts for each repository' },
];

export default defineCollector<GithubConnection, RepositoriesFacts>({
  title: 'Repositories: protection, security features, keys and environments',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: PERMISSIONS,

  async collect(connection, context) {
    const further = new Further();
    const hidden: string[] = [];
    let shown = false;
    let contradicted = false;
    let doubtful: string | null = null;
    await Promise.all([
      getAll(connection, repositoriesPath(connection.org)),
      pageThrough(
        connection,
        {
          operation: 'Repositories',
          query: REPOSITORIES,
          variables: { org: connection.org },
          at: ['organization', 'repositories'],
          sizes: SIZES,
        },
        { progress: (progress) => context.progress(progress), what: 'repositories' },
        (nodes) => {
          for (const node of nodes) {
            further.note(node, REPOSITORY_LISTS);
            const path = unseenProtection(node);
            if (isObject(node)) {
              shown ||= showsAdminFields(node);
              contradicted ||= hidesARule(node);
            }
            if (path === null) continue;
            if (isForApps(node)) hidden.push(path);
            else if (step(node, ['viewerCanAdminister']) === true) doubtful ??= path;
          }
        },
      ),
    ]);
    await further.readOn(connection);
    // One plain answer settles what this token's nulls mean, when no repository did.
    if ((!shown || contradicted) && doubtful !== null) await connection.get(doubtful);
    await askEach(connection, hidden);
  },

  read(answers, scope) {
    const sharing = new Sharing();
    const found = gathered(mapped(repositoriesOf(answers, orgOf(scope)), (one) => sharing.record(one, OWN)));
    const repositories = mapFact(found, (list) => ({ ...list, items: list.items.toSorted(byName) }));
    return { facts: { repositories }, completeness: completenessOf(answers, repositories) };
  },

  parts: (answers, scope) =>
    partsOf(answers, repositoriesOf(answers, orgOf(scope)), (repositories) => ({ repositories })),

  async probe(connection) {
    const size = await sizeOf(connection);
    const { asked, repositoryAdmin, refused } = size;
    if (!asked.ok || size.repositories === null) {
      return PERMISSIONS.map(({ name }) => ({
        note: NONE_SHOWN,
        ...verdictOn(name, asked),
        verdict: asked.ok ? 'refused' : 'unknown',
      }));
    }
    const admin = repositoryAdmin === null ? null : repositoryAdmin && !refused.has('deployKeys');
    return [
      { permission: PERMISSION.metadata, verdict: 'granted' },
      probeOf(PERMISSION.repositoryAdmin, admin, 'judged on the first repository'),
      probeOf(
        PERMISSION.contents,
        repositoryAdmin === null ? null : !refused.has('defaultBranchRef'),
        'judged on the first repository',
      ),
      probeOf(
        PERMISSION.actions,
        repositoryAdmin === null ? null : !refused.has('environments'),
        'judged on the first repository',
      ),
      probeOf(
        PERMISSION.dependabotAlerts,
        repositoryAdmin === null ? null : repositoryAdmin && !refused.has('vulnerabilityAlerts'),
        'judged on the first repository',
      ),
    ];
  },

  async estimate(connection) {
    const { repositories } = await sizeOf(connection);
    const graphql = pages(repositories, SIZES.largest) + 1;
    return {
      requests: pages(repositories, 100) + graphql,
      points: Math.ceil((repositories ?? 1) * POINTS_A_REPOSITORY) + graphql,
      basis: `${repositories ?? 'an unknown number of'} repositories`,
    };
  },
});

/** Connections of the query that are counted for each repository, divided by 100. */
const POINTS_A_REPOSITORY = 0.17;

function repositoriesIn(data: View): Fact<View> {
  const organization = data.object('organization', PERMISSION.metadata);
  if (!(organization instanceof View)) return organization;
  const found = organization.object('repositories', PERMISSION.metadata);
  return found instanceof View ? known(found) : found;
}

/** Facts in which every repository differs; the others are mostly those of many. */
const OWN = new Set(['name', 'url', 'pushedAt']);

function byName(a: Repository, b: Repository): number {
  return a.name < b.name ? -1 : 1;
}

function repositoriesOf(answers: readonly Answer[], org: string): Pages<Repository> {
  const rest = new RestAnswers(answers);
  const graphql = new GraphqlAnswers(answers);
  const sharing = new Sharing();
  const nodes = <T>(read: (node: View) => T) =>
    graphql.turn('Repositories', { org }, repositoriesIn, { missing: PERMISSION.metadata }, { read });
  const listed = rest.pages(
    listedPath(rest, org),
    { missing: PERMISSION.metadata },
    { read: (item) => ({ id: idOf(item), item: listedPart(item, sharing) }) },
  );
  const sight = new AdminSight(rest, answers);
  // Twice over the pages: what a repository says can only be judged once all were looked at.
  const before = nodes((node) => sight.learn(node));
  while (before.next().done !== true);
  return joined(
    nodes((node) => node),
    listed,
    new RepositoryReader(graphql, rest, sight),
  );
}

/** Where REST would say plainly what GraphQL left out; null where it left nothing out. */
function unseenProtection(node: unknown): string | null {
  const name = step(node, ['nameWithOwner']);
  const branch = step(node, ['defaultBranchRef', 'name']);
  if (typeof name !== 'string' || typeof branch !== 'string' || step(node, ['isArchived']) !== false) return null;
  return step(node, ['defaultBranchRef', 'branchProtectionRule']) === null ? protectionPath(name, branch) : null;
}

/**
 * GitHub Apps have no role in a repository, so that GraphQL may hide classic protection from them even
 * when they hold the permission.
 */
function isForApps(node: unknown): boolean {
  return step(node, ['viewerPermission']) === null && step(node, ['viewerCanAdminister']) === false;
}
