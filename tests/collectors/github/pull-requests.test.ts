import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { halves, periodBefore } from '#collectors/github/client/period.ts';
import pullRequests from '#collectors/github/pull-requests.ts';
import { Draw } from '#collectors/github/read/sample.ts';
import { type Asked, type Reply, type Routes, run, SCOPE } from './lib/run.ts';

const CLOCK: Reply = { body: { data: { rateLimit: { cost: 1, remaining: 4999, resetAt: '2026-06-30T12:30:00Z' } } } };

const pull = (number: number, patch: object = {}) => ({
  number,
  url: `https://github.com/acme/api/pull/${number}`,
  mergedAt: '2026-06-01T10:00:00Z',
  baseRefName: 'main',
  headRefOid: 'abc',
  author: { __typename: 'User', login: 'ann' },
  mergedBy: { login: 'bob' },
  repository: { nameWithOwner: 'acme/api', defaultBranchRef: { name: 'main' } },
  latestOpinionatedReviews: {
    totalCount: 1,
    nodes: [
      {
        state: 'APPROVED',
        submittedAt: '2026-06-01T09:00:00Z',
        author: { __typename: 'User', login: 'bob' },
        commit: { oid: 'abc' },
      },
    ],
  },
  commits: { nodes: [{ commit: { statusCheckRollup: { state: 'SUCCESS' } } }] },
  ...patch,
});

const found = (nodes: readonly unknown[], issueCount = nodes.length, next: string | null = null): Reply => ({
  body: { data: { search: { issueCount, pageInfo: { hasNextPage: next !== null, endCursor: next }, nodes } } },
});

const routes = (reply: Reply | ((asked: Asked) => Reply)): Routes => ({ Clock: CLOCK, PullRequests: reply });

async function one(patch: object) {
  const { facts } = await run(pullRequests, routes(found([pull(1, patch)])));
  if (!facts.merged.known) throw new Error('expected pull requests');
  return facts.merged.value.items[0];
}

describe('github/pull-requests', () => {
  it('asks for the ninety whole days before the day of the answer', async () => {
    const { facts, asked } = await run(pullRequests, routes(found([pull(1)])));
    expect(facts.period).toEqual({ known: true, value: { from: '2026-04-01T00:00:00Z', to: '2026-06-29T23:59:59Z' } });
    expect(asked).toEqual(['Clock', 'PullRequests']);
  });

  it('reads author, approvals and checks', async () => {
    expect(await one({})).toMatchObject({
      id: 'acme/api#1',
      author: { value: 'ann' },
      intoDefaultBranch: { value: true },
      checks: { value: 'success' },
      reviews: { value: [{ login: 'bob', robot: false, ofMergedCommit: { value: true } }] },
    });
  });

  it.each([
    [{ statusCheckRollup: null }, 'none'],
    [{ statusCheckRollup: { state: 'FAILURE' } }, 'failure'],
    [{ statusCheckRollup: { state: 'ERROR' } }, 'failure'],
    [{ statusCheckRollup: { state: 'PENDING' } }, 'pending'],
  ])('reads %j as %s', async (commit, verdict) => {
    expect(await one({ commits: { nodes: [{ commit }] } })).toMatchObject({ checks: { value: verdict } });
  });

  it('does not count an approval that came after the merge', async () => {
    const late = {
      state: 'APPROVED',
      submittedAt: '2026-06-02T00:00:00Z',
      author: { login: 'bob' },
      commit: { oid: 'abc' },
    };
    expect(await one({ latestOpinionatedReviews: { totalCount: 1, nodes: [late] } })).toMatchObject({
      reviews: { value: [] },
    });
  });

  it('does not know an author whose account is deleted', async () => {
    expect(await one({ author: null })).toMatchObject({
      author: { known: false, why: expect.stringContaining('deleted') },
    });
  });

  it('splits a period that holds more than a search hands out, and sums it up', async () => {
    const reply = ({ variables }: Asked): Reply => {
      const [, from = '', to = ''] = /merged:(\S+)\.\.(\S+)/.exec(String(variables['search'])) ?? [];
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      return days > 50 ? found([pull(1)], 1500) : found([pull(Math.round(Date.parse(from) / 1e6))], 1);
    };
    const { facts, asked } = await run(pullRequests, routes(reply));
    expect(asked.filter((name) => name === 'PullRequests')).toHaveLength(3);
    expect(facts.merged).toMatchObject({ value: { complete: true, items: { length: 2 } } });
    expect(facts.period).toMatchObject({ value: { from: '2026-04-01T00:00:00Z', to: '2026-06-29T23:59:59Z' } });
  });

  it('draws no sample from a population that was cut', async () => {
    const reply = ({ variables }: Asked): Reply =>
      variables['after'] === null ? found([pull(1)], 2, 'c') : { status: 502, text: '' };
    const { facts, completeness } = await run(pullRequests, routes(reply));
    expect(facts.merged).toMatchObject({ value: { complete: false, expected: 2, items: { length: 1 } } });
    expect(facts.sample.known).toBe(false);
    expect(completeness).toMatchObject({ complete: false, items: 1, expected: 2 });
  });

  it('knows nothing without answers', () => {
    expect(JSON.stringify(pullRequests.read([], SCOPE).facts)).not.toContain('"known":true');
  });
});

function sampleOf(ids: readonly string[], seed: string) {
  const draw = new Draw(seed);
  for (const id of ids) draw.add(id);
  return draw.sample();
}

describe('the sample', () => {
  const ids = Array.from({ length: 400 }, (_, at) => `acme/api#${at}`);

  it('can be drawn again by anybody, in any order', () => {
    expect(sampleOf(ids.toReversed(), 'seed')).toEqual(sampleOf(ids, 'seed'));
    expect(sampleOf(ids, 'other').ids).not.toEqual(sampleOf(ids, 'seed').ids);
    expect(sampleOf(ids, 'seed')).toMatchObject({ drawn: 40, of: 400 });
  });

  it('is the same however many come after, as long as they rank lower', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `acme/web#${at}`);
    const { ids: drawn, of } = sampleOf(many, 'seed');
    const digests = many.map((id) => [createHash('sha256').update(`seed\n${id}`).digest('hex'), id] as const);
    const smallest = digests.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 60);
    expect(of).toBe(20_000);
    expect(drawn).toEqual(smallest.map(([, id]) => id));
  });

  it('takes all of few, and does not move when one is left out', () => {
    expect(sampleOf(ids.slice(0, 7), 'seed')).toMatchObject({ drawn: 7, of: 7 });
    const drawn = sampleOf(ids, 'seed').ids;
    const without = sampleOf(
      ids.filter((id) => id !== drawn[0]),
      'seed',
    ).ids;
    expect(drawn.slice(1).every((id) => without.includes(id))).toBe(true);
  });
});

describe('a period', () => {
  it('falls back to the clock where a server counts no limit', () => {
    expect(periodBefore(undefined, Date.parse('2026-06-30T00:00:00Z')).to).toBe('2026-06-29T23:59:59Z');
  });

  it('is halved without a gap or an overlap, down to a second', () => {
    const parts = halves({ from: '2026-04-01T00:00:00Z', to: '2026-04-02T23:59:59Z' });
    expect(parts).toEqual([
      { from: '2026-04-01T00:00:00Z', to: '2026-04-01T23:59:59Z' },
      { from: '2026-04-02T00:00:00Z', to: '2026-04-02T23:59:59Z' },
    ]);
    expect(halves({ from: '2026-04-01T00:00:00Z', to: '2026-04-01T00:00:00Z' })).toBeNull();
  });
});
