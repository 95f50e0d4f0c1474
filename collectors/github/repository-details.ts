import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import { gathered, type Pages } from '#shared/evidence/slices.ts';
import type { GithubConnection } from './client/connection.ts';
import { askEach, getToEnd } from './client/each.ts';
import { Further } from './client/further.ts';
import { getAll, pageThrough, step } from './client/paging.ts';
import { probeGet, probeOf, UNTOLD, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { DETAIL_LISTS, REPOSITORY_DETAILS } from './queries/details.ts';
import { RestAnswers } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { DEEP, detailsOf, RELEASE, type RepositoryDetails } from './read/details.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { partsOf } from './read/parts.ts';
import { PERMISSION } from './read/permission.ts';
import { protectionPath } from './read/sight.ts';
import { addUnscanned, listedPath, repositoriesPath } from './read/listed.ts';
import { orgOf } from './read/tenant.ts';
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
    const found: Found[] = [];
    const further = new Further();
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
      (nodes) => {
        for (const node of nodes) {
          const repository = foundIn(node);
          if (repository === null) continue;
          found.push(repository);
          further.note(node, DETAIL_LISTS);
        }
      },
    );
    const byId = new Map(found.map((repository) => [repository.id, repository]));
    await further.readOn(connection, ({ operation }, id, nodes) => {
      if (operation === DETAIL_LISTS.refs.operation) byId.get(id)?.refs.push(...nodes);
      if (operation === DETAIL_LISTS.rulesets.operation) byId.get(id)?.rulesets.push(...nodes);
    });
    const toEnd = (path: string) => getToEnd(connection, path);
    const repositories = found.map(deepOf);
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
    const details = gathered(pagesOf(answers, orgOf(scope)));
    return { facts: { details }, completeness: completenessOf(answers, details) };
  },

  parts: (answers, scope) => partsOf(answers, pagesOf(answers, orgOf(scope)), (details) => ({ details })),

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

/** A repository in which something can change, as far as it was read. */
interface Found {
  readonly id: string;
  readonly name: string;
  readonly node: unknown;
  readonly refs: unknown[];
  readonly rulesets: unknown[];
}

function foundIn(node: unknown): Found | null {
  const [id, name] = [step(node, ['id']), step(node, ['nameWithOwner'])];
  // A disabled repository answers nothing to anybody, and an archived one does not change.
  const still = step(node, ['isArchived']) === true || step(node, ['isDisabled']) === true;
  if (typeof id !== 'string' || typeof name !== 'string' || still) return null;
  return { id, name, node, refs: nodesAt(node, 'refs'), rulesets: nodesAt(node, 'rulesets') };
}

function nodesAt(node: unknown, list: string): unknown[] {
  const nodes = step(node, [list, 'nodes']);
  return Array.isArray(nodes) ? [...(nodes as unknown[])] : [];
}

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

/** What to ask beyond the pages. */
function deepOf({ name, node, refs, rulesets }: Found): Deep {
  const own = rulesets.filter((ruleset) => step(ruleset, ['source', '__typename']) === 'Repository');
  // An App has no role; whether it may is only known by asking.
  const isApp = step(node, ['viewerPermission']) === null;
  const doubtful = refs.filter(isDoubtful);
  const plain = doubtful.filter((ref) => step(ref, ['refUpdateRule']) === null);
  return {
    name,
    administered: step(node, ['viewerCanAdminister']) === true || isApp,
    scannable: step(node, ['isEmpty']) !== true,
    // To a person who is told that one branch is not protected, GraphQL hides nothing about the others.
    doubtful: (isApp ? doubtful : doubtful.filter((ref) => ref === plain[0] || !plain.includes(ref))).map((ref) =>
      protectionPath(name, String(step(ref, ['name']))),
    ),
    bypassable: rulesets.some(
      (ruleset) => step(ruleset, ['enforcement']) === 'ACTIVE' && step(ruleset, ['bypassActors', 'totalCount']) !== 0,
    ),
    own: own.map((ruleset) => step(ruleset, ['databaseId'])).filter((id) => typeof id === 'number'),
  };
}

/** A release branch that no rule is seen to guard. */
function isDoubtful(ref: unknown): boolean {
  const branch = step(ref, ['name']);
  if (typeof branch !== 'string' || !RELEASE.test(branch)) return false;
  const rules = step(ref, ['rules', 'nodes']);
  const guarded = Array.isArray(rules) && rules.some((rule) => step(rule, ['type']) === 'PULL_REQUEST');
  return !guarded && step(ref, ['branchProtectionRule']) === null;
}

function pagesOf(answers: readonly Answer[], org: string): Pages<RepositoryDetails> {
  const rest = new RestAnswers(answers);
  const unscanned = new Set<string>();
  const listed = rest.pages(listedPath(rest, org), {}, { read: ({ value }) => addUnscanned(unscanned, value) });
  while (listed.next().done !== true);
  const graphql = new GraphqlAnswers(answers);
  return graphql.turn(
    'RepositoryDetails',
    { org },
    repositoriesIn,
    { missing: PERMISSION.metadata },
    { read: (view) => detailsOf(view, rest, graphql, unscanned), name: (view) => view.string('nameWithOwner') },
  );
}

function repositoriesIn(data: View): Fact<View> {
  const organization = data.object('organization', PERMISSION.metadata);
  if (!(organization instanceof View)) return organization;
  const found = organization.object('repositories', PERMISSION.metadata);
  return found instanceof View ? known(found) : found;
}
