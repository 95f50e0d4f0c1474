import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, mapFact, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { type Extent, gathered, type Pages } from '#shared/evidence/slices.ts';
import type { GithubConnection } from './client/connection.ts';
import { step } from './client/paging.ts';
import { halves, type Period, PERIOD_DAYS, periodBefore } from './client/period.ts';
import { probeOf, verdictOn } from './client/probe.ts';
import { sizeOf } from './client/size.ts';
import { PULL_REQUESTS } from './queries/pull-requests.ts';
import { completenessOf } from './read/completeness.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { partsOf } from './read/parts.ts';
import { PERMISSION } from './read/permission.ts';
import {
  intoDefaultBranch,
  type PullRequest,
  pullRequestId,
  pullRequestName,
  pullRequestOf,
} from './read/pull-request.ts';
import type { ListReader } from './read/read-list.ts';
import { Draw, type Sample } from './read/sample.ts';
import { orgOf } from './read/tenant.ts';
import { View } from './read/view.ts';

export interface PullRequestsFacts {
  readonly period: Fact<Period>;
  /** Everything merged in the period. */
  readonly merged: Fact<Population<PullRequest>>;
  /** Drawn from what was merged into default branches; unknown when that was not seen whole. */
  readonly sample: Fact<Sample>;
}

/** GitHub's search hands out no more than this for one question. */
const SEARCH_LIMIT = 1000;

export default defineCollector<GithubConnection, PullRequestsFacts>({
  title: `Pull requests merged in the last ${PERIOD_DAYS} days, with reviews and checks`,
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.pullRequests, gives: 'merged pull requests with author, reviews and who merged' },
    { name: PERMISSION.contents, gives: 'the checks on what was merged' },
  ],

  async collect(connection, context) {
    const clock = await connection.graphql('Clock', CLOCK, {});
    const period = periodBefore(step(clock.data, ['data', 'rateLimit', 'resetAt']), Date.now());
    const waiting: Period[] = [period];
    let done = 0;
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      const search = searchOf(connection.org, part);
      let after: string | null = null;
      do {
        const page = await connection.graphql('PullRequests', PULL_REQUESTS, { search, after });
        const found = step(page.data, ['data', 'search']);
        const count = step(found, ['issueCount']);
        const split = typeof count === 'number' && count > SEARCH_LIMIT ? halves(part) : null;
        if (split !== null && after === null) {
          waiting.push(split[1], split[0]);
          break;
        }
        const nodes = step(found, ['nodes']);
        done += Array.isArray(nodes) ? nodes.length : 0;
        context.progress({ done, total: null, what: 'pull requests' });
        const next: unknown =
          step(found, ['pageInfo', 'hasNextPage']) === true ? step(found, ['pageInfo', 'endCursor']) : null;
        after = typeof next === 'string' && next !== after ? next : null;
      } while (after !== null);
    }
  },

  read(answers, scope) {
    const { period, sample, pages } = readingOf(answers, orgOf(scope));
    const merged = gathered(pages);
    return { facts: { period, merged, sample }, completeness: completenessOf(answers, merged) };
  },

  parts(answers, scope) {
    const { period, sample, pages } = readingOf(answers, orgOf(scope));
    return partsOf(answers, pages, (merged) => ({ period, merged, sample }));
  },

  async probe(connection) {
    const { asked, firstRepository, refused } = await sizeOf(connection);
    if (!asked.ok) return [verdictOn(PERMISSION.pullRequests, asked), verdictOn(PERMISSION.contents, asked)];
    const seen = firstRepository !== null;
    return [
      probeOf(PERMISSION.pullRequests, seen ? !refused.has('pullRequests') : null, 'judged on the first repository'),
      probeOf(PERMISSION.contents, seen ? !refused.has('defaultBranchRef') : null, 'judged on the first repository'),
    ];
  },

  async estimate(connection) {
    const period = periodBefore(null, Date.now());
    const search = searchOf(connection.org, period);
    const asked = await connection.graphql('PullRequestCount', COUNT, { search });
    const count = step(asked.data, ['data', 'search', 'issueCount']);
    const pages = typeof count === 'number' ? Math.max(1, Math.ceil(count / 100)) : 1;
    const basis = typeof count === 'number' ? `${count} merged pull requests` : 'an unknown number of pull requests';
    return { requests: pages + 1, points: pages * 3 + 1, basis };
  },
});

const CLOCK = 'query Clock { rateLimit { cost remaining resetAt } }';
const COUNT =
  'query PullRequestCount($search: String!) { search(type: ISSUE, query: $search, first: 1) { issueCount } }';

function searchOf(org: string, { from, to }: Period): string {
  return `org:${org} is:pr is:merged merged:${from}..${to} sort:created-asc`;
}

/** What is known before the list is read, and the list. */
function readingOf(answers: readonly Answer[], org: string) {
  const graphql = new GraphqlAnswers(answers);
  const period = periodIn(graphql, org);
  const pages = <T>(read: (pull: View) => T) => mergedIn(graphql, org, period, { read, name: pullRequestName });
  const sample = drawFrom(
    pages((pull) => ({ id: pullRequestId(pull), intoDefaultBranch: intoDefaultBranch(pull) })),
    period,
    org,
  );
  return { period, sample, pages: pages(pullRequestOf) };
}

/** The period as the questions themselves put it: the widest span that was searched. */
function periodIn(graphql: GraphqlAnswers, org: string): Fact<Period> {
  const asked = graphql.variablesOf('PullRequests').map(({ search }) => spanOf(search, org));
  const spans = asked.filter((span) => span !== null);
  const from = spans.map((span) => span.from).sort()[0];
  const to = spans
    .map((span) => span.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? graphql.notReached('PullRequests') : known({ from, to });
}

function spanOf(search: unknown, org: string): Period | null {
  if (typeof search !== 'string' || !search.startsWith(`org:${org} `)) return null;
  const [, from, to] = /merged:(\S+?)\.\.(\S+)/.exec(search) ?? [];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Everything merged in a span; one that was too much for one search is the sum of its halves. */
function* mergedIn<T>(graphql: GraphqlAnswers, org: string, period: Fact<Period>, reader: ListReader<T>): Pages<T> {
  if (!period.known) return period;
  const search = searchOf(org, period.value);
  const first = searchIn(graphql.data('PullRequests', { search, after: null }, PERMISSION.pullRequests));
  const count = first.known ? first.value.number('issueCount') : first;
  const split = count.known && count.value > SEARCH_LIMIT ? halves(period.value) : null;
  if (split !== null) {
    const early = yield* mergedIn(graphql, org, known(split[0]), reader);
    const late = yield* mergedIn(graphql, org, known(split[1]), reader);
    return sumOf([early, late], count.known ? count.value : null);
  }
  const open = (data: View) => searchIn(known(data));
  const missing = PERMISSION.pullRequests;
  const end = yield* graphql.turn('PullRequests', { search }, open, { missing }, reader);
  return count.known ? mapFact(end, (found) => counted(found, count.value)) : end;
}

function searchIn(data: Fact<View>): Fact<View> {
  if (!data.known) return data;
  const found = data.value.object('search', PERMISSION.pullRequests);
  return found instanceof View ? known(found) : found;
}

function counted(found: Extent, expected: number): Extent {
  if (!found.complete || found.count >= expected) return { ...found, expected };
  const unseen = unknown(`GitHub counted ${expected} pull requests and returned ${found.count}`);
  return { ...found, expected, complete: false, unseen };
}

function sumOf(parts: readonly Fact<Extent>[], expected: number | null): Fact<Extent> {
  const count = parts.reduce((sum, part) => sum + (part.known ? part.value.count : 0), 0);
  const unseen = parts
    .map((part): Unknown | null => (part.known ? part.value.unseen : part))
    .find((why) => why !== null);
  if (unseen) return known({ count, expected, complete: false, unseen });
  return known({ count, expected: count, complete: true, unseen: null });
}

function drawFrom(
  merged: Pages<Pick<PullRequest, 'id' | 'intoDefaultBranch'>>,
  period: Fact<Period>,
  org: string,
): Fact<Sample> {
  if (!period.known) return period;
  const draw = new Draw(`${org} ${period.value.from} ${period.value.to}`);
  let unseen: Unknown | null = null;
  let step = merged.next();
  for (; step.done !== true; step = merged.next()) {
    for (const { id, intoDefaultBranch: into } of step.value) {
      if (!into.known) unseen ??= into;
      else if (into.value) draw.add(id);
    }
  }
  if (!step.value.known) return step.value;
  return step.value.value.unseen ?? unseen ?? known(draw.sample());
}
