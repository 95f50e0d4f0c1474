import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { askEach, getToEnd } from './client/each.ts';
import { getAll, pageThrough, step } from './client/paging.ts';
import { probeGet, probeOf, UNTOLD, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { REPOSITORY_DETAILS } from './queries/details.ts';
import { RestAnswers } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { DEEP, detailsOf, RELEASE, type RepositoryDetails } from './read/details.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { PERMISSION } from './read/permission.ts';
import { protectionPath } from './read/sight.ts';
import { addUnscanned, repositoriesPath } from './read/listed.ts';
import { isObject, View } from './read/view.ts';

export interface RepositoryDetailsFacts {
  readonly details: Fact<Population<RepositoryDetails>>;
}

/** Workflow files make the answer long; it grows to 50 where there are few. */
const SIZES = { first: 25, smallest: 1, largest: 50 };

export default defineCollector<GithubConnection, RepositoryDetailsFacts>({
  title: 'Repositories in depth: release branches, workflows, webhooks, code scanning, ruleset history',
  kind: 'config',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.contents, gives: 'workflow files and release branches' },
    { name: PERMISSION.repositoryHooks, gives: 'webhooks of each repository' },
    { name: PERMISSION.codeScanningAlerts, gives: 'when code scanning last ran' },
    { name: PERMISSION.repositoryAdmin, gives: 'who went past a ruleset, and when rulesets were changed' },
  ],

  async collect(connection, context) {
    const found: unknown[] = [];
    const unscanned = new Set<string>();
    await getAll(connection, repositoriesPath(connection.org), (items) => {
      for (const item of items) if (isObject(item)) addUnscanned(unscanned, item);
    });
    await pageThrough(
      connection,
      {
        operation: 'RepositoryDetails',
        query: REPOSITORY_DETAILS,
        variables: { org: connection.org },
        at: ['organization', 'repositories'],
        sizes: SIZES,
      },
      { progress: (progress) => context.progress(progress), what: 'repositories' },
      (nodes) => found.push(...nodes.map(deepOf)),
    );
    const toEnd = (path: string) => getToEnd(connection, path);
    const repositories = found.filter((deep): deep is Deep => deep !== null);
    const administered = repositories.filter(({ administered }) => administered);
    await askEach(
      connection,
      administered.map(({ name }) => DEEP.hooks(name)),
      toEnd,
    );
    await askEach(
      connection,
      repositories
        .filter(({ name, scannable }) => scannable && !unscanned.has(name))
        .map(({ name }) => DEEP.analyses(name)),
    );
    await askEach(
      connection,
      administered.flatMap(({ doubtful }) => doubtful),
    );
    const ruled = administered.filter(({ bypassable }) => bypassable);
    await askEach(
      connection,
      ruled.map(({ name }) => DEEP.bypasses(name)),
      toEnd,
    );
    await askEach(
      connection,
      administered.flatMap(({ name, own }) => own.map((id) => DEEP.history(name, id))),
      toEnd,
    );
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const unscanned = new Set<string>();
    rest.read(repositoriesPath(scope.tenant), {}, { read: ({ value }) => addUnscanned(unscanned, value) });
    const details = new GraphqlAnswers(answers).read(
      'RepositoryDetails',
      { org: scope.tenant },
      repositoriesIn,
      { missing: PERMISSION.metadata },
      { read: (view) => detailsOf(view, rest, unscanned), name: (view) => view.string('nameWithOwner') },
    );
    return { facts: { details }, completeness: completenessOf(answers, details, cutIn(details)) };
  },

  async probe(connection) {
    const { asked, firstRepository: name, repositoryAdmin, refused } = await sizeOf(connection);
    if (!asked.ok || name === null) {
      return [
        PERMISSION.contents,
        PERMISSION.repositoryHooks,
        PERMISSION.codeScanningAlerts,
        PERMISSION.repositoryAdmin,
      ].map((permission) => ({ note: UNTOLD, ...verdictOn(permission, asked), verdict: 'unknown' as const }));
    }
    const [hooks, analyses] = await Promise.all([
      probeGet(connection, PERMISSION.repositoryHooks, DEEP.hooks(name)),
      connection.get(DEEP.analyses(name)),
    ]);
    const scans = analyses.refusal?.missing === undefined;
    return [
      probeOf(PERMISSION.contents, !refused.has('defaultBranchRef'), 'judged on the first repository'),
      hooks,
      scans
        ? probeOf(PERMISSION.codeScanningAlerts, analyses.ok || null, 'not told')
        : verdictOn(PERMISSION.codeScanningAlerts, analyses),
      probeOf(PERMISSION.repositoryAdmin, repositoryAdmin, 'judged on the first repository'),
    ];
  },

  async estimate(connection) {
    const { repositories } = await sizeOf(connection);
    const queries = pages(repositories, SIZES.largest) + 1;
    return {
      requests: queries + pages(repositories, 100) + 2 * (repositories ?? 1),
      points: Math.ceil((repositories ?? 1) * POINTS_A_REPOSITORY) + queries,
      basis: `${repositories ?? 'an unknown number of'} repositories: webhooks and code scanning are asked for one by one, of those in use`,
    };
  },
});

const POINTS_A_REPOSITORY = 0.18;

interface Deep {
  readonly name: string;
  readonly administered: boolean;
  readonly scannable: boolean;
  /** Where REST says whether release branches without a visible rule have classic protection. */
  readonly doubtful: readonly string[];
  /** Whether an active ruleset reaches it that somebody can bypass, or that hides whether anybody can. */
  readonly bypassable: boolean;
  /** Ids of its own rulesets; those from above have their history there. */
  readonly own: readonly number[];
}

/** What to ask beyond the page; null for a repository in which nothing can change. */
function deepOf(node: unknown): Deep | null {
  const name = step(node, ['nameWithOwner']);
  if (typeof name !== 'string' || step(node, ['isArchived']) === true) return null;
  const nodes = step(node, ['rulesets', 'nodes']);
  const rulesets = Array.isArray(nodes) ? (nodes as unknown[]) : [];
  const own = rulesets.filter((ruleset) => step(ruleset, ['source', '__typename']) === 'Repository');
  // An App has no role; whether it may is only known by asking.
  const isApp = step(node, ['viewerPermission']) === null;
  return {
    name,
    administered: step(node, ['viewerCanAdminister']) === true || isApp,
    scannable: step(node, ['isEmpty']) !== true,
    doubtful: doubtfulReleases(name, step(node, ['refs', 'nodes'])),
    bypassable: rulesets.some(
      (ruleset) => step(ruleset, ['enforcement']) === 'ACTIVE' && step(ruleset, ['bypassActors', 'totalCount']) !== 0,
    ),
    own: own.map((ruleset) => step(ruleset, ['databaseId'])).filter((id) => typeof id === 'number'),
  };
}

function doubtfulReleases(name: string, refs: unknown): string[] {
  return (Array.isArray(refs) ? (refs as unknown[]) : []).flatMap((ref) => {
    const branch = step(ref, ['name']);
    if (typeof branch !== 'string' || !RELEASE.test(branch)) return [];
    const rules = step(ref, ['rules', 'nodes']);
    const guarded = Array.isArray(rules) && rules.some((rule) => step(rule, ['type']) === 'PULL_REQUEST');
    return guarded || step(ref, ['branchProtectionRule']) !== null ? [] : [protectionPath(name, branch)];
  });
}

/** Lists of single repositories that were read only in part. What was refused speaks for itself. */
function cutIn(details: RepositoryDetailsFacts['details']): Fact<Population<unknown>>[] {
  const repositories = details.known ? details.value.items : [];
  const lists = repositories.flatMap(({ releaseBranches, webhooks, bypasses }) => [
    releaseBranches,
    webhooks,
    bypasses,
  ]);
  return lists.flatMap((list) =>
    list.known && list.value !== null && !list.value.complete ? [known(list.value)] : [],
  );
}

function repositoriesIn(data: View): Fact<View> {
  const organization = data.object('organization', PERMISSION.metadata);
  if (!(organization instanceof View)) return organization;
  const found = organization.object('repositories', PERMISSION.metadata);
  return found instanceof View ? known(found) : found;
}
