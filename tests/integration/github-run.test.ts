import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepResult } from '#shared/engine/collect.ts';
import {
  collectAll,
  findings,
  type Judged,
  type Served,
  serve,
  type Workspace,
  workspace,
} from '../collectors/github/lib/sandbox.ts';

const REPOSITORIES = 200;
const MEMBERS = 120;

describe('a whole run against an organisation of 200 repositories and 120 members', () => {
  let served: Served;
  let space: Workspace;
  let cold: StepResult[];
  let judged: Map<string, Judged>;

  beforeAll(async () => {
    served = await serve({ repos: REPOSITORIES, members: MEMBERS });
    space = await workspace();
    cold = await collectAll(served, space, { token: served.github.tokens.admin, only: ['settings'] });
  });
  afterAll(() => served.close());

  it('reads all settings in at most 21 requests and 45 points', () => {
    const { total, points } = served.github.requests.summary();
    console.log(`cold: ${total} requests, ${points} points`);
    expect(total).toBeLessThanOrEqual(21);
    expect(points).toBeLessThanOrEqual(45);
    expect(incompleteOf(cold)).toEqual(ABOVE);
  });

  it('asks no question twice', () => {
    const asked = cold.flatMap(({ evidence }) => evidence.exchanges.map(({ key }) => key));
    expect(new Set(asked).size).toBe(asked.length);
    expect(cold.every(({ requests, evidence }) => requests === evidence.exchanges.length)).toBe(true);
  });

  it('keeps the text of each GraphQL question with its answer', () => {
    const graphql = cold.flatMap(({ evidence }) => evidence.exchanges.filter(({ method }) => method === 'POST'));
    expect(graphql.length).toBeGreaterThan(3);
    for (const { request, params } of graphql) {
      expect(request?.role).toBe('request');
      expect(params).toMatchObject({ operationName: expect.any(String), variables: { org: served.github.org } });
    }
  });

  it('never sends the token into the evidence', () => {
    const kept = [...space.store.blobs.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
    const log = space.store.log.map(({ envelope }) => new TextDecoder().decode(envelope)).join('\n');
    expect(`${kept}${log}${JSON.stringify(cold.map(({ evidence }) => evidence))}`).not.toContain(
      served.github.tokens.admin,
    );
  });

  it('costs at most 8 counted requests when nothing changed', async () => {
    served.github.requests.reset();
    const again = await collectAll(served, space, { token: served.github.tokens.admin, only: ['settings'] });
    const { counted, graphql, points } = served.github.requests.summary();
    console.log(`unchanged: ${counted} counted REST requests, ${graphql} GraphQL queries, ${points} points`);
    expect(counted + graphql).toBeLessThanOrEqual(8);
    expect(incompleteOf(again)).toEqual(ABOVE);
    expect(again.flatMap(({ evidence }) => evidence.exchanges).filter(({ notModified }) => notModified)).toHaveLength(
      13,
    );
  });

  it('reads populations on top, none of them cut', async () => {
    served.github.requests.reset();
    const results = await collectAll(served, space, { token: served.github.tokens.admin, only: ['populations'] });
    const requests = Object.fromEntries(results.map(({ evidence, requests }) => [evidence.collector.id, requests]));
    console.log(`populations: ${JSON.stringify(requests)}`);
    const merged = results.find(({ evidence }) => evidence.collector.id === 'github/pull-requests');
    expect(merged?.completeness).toMatchObject({ complete: true, items: merged?.completeness.expected });
    expect(merged?.completeness.items).toBeGreaterThan(1000);
    expect(requests['github/pull-requests']).toBeLessThanOrEqual(
      Math.ceil((merged?.completeness.items ?? 0) / 100) + 4,
    );
    expect(requests['github/repository-access']).toBeLessThanOrEqual(REPOSITORIES / 5);
    judged = await findings(space);
  });

  it('judges every repository that exists, in every check about repositories', () => {
    const counted = [
      'github/default-branch-protected',
      'github/secret-scanning',
      'github/code-scanning',
      'github/deploy-keys',
    ];
    for (const id of counted) {
      const outcomes = judged.get(id)?.outcomes ?? [];
      expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(REPOSITORIES);
    }
    const members = judged.get('github/members-two-factor')?.outcomes ?? [];
    expect(members).toHaveLength(MEMBERS);
    expect(
      members.some(({ outcome, reason }) => outcome === 'fail' && reason?.endsWith('has no two-factor authentication')),
    ).toBe(true);
  });

  it('draws the same sample from the same population', async () => {
    const sample = judged.get('github/pull-requests-sample')?.outcomes.map(({ subject }) => subject.id);
    const again = (await findings(space)).get('github/pull-requests-sample')?.outcomes.map(({ subject }) => subject.id);
    expect(sample).toHaveLength(60);
    expect(again).toEqual(sample);
  });

  it('gives an outcome and a reason for everything that is not a pass', () => {
    const all = [...judged.values()].flatMap(({ outcomes }) => outcomes);
    expect(all.filter(({ outcome, reason }) => outcome !== 'pass' && !/\S/.test(reason ?? ''))).toEqual([]);
  });

  it('meets no answer that the description of the API does not allow', () => {
    expect(served.github.violations).toEqual([]);
  });
});

/** What is above the organisation is shown to none of its own tokens. */
const ABOVE = ['github/enterprise'];

function incompleteOf(results: readonly StepResult[]): string[] {
  return results.filter(({ completeness }) => !completeness.complete).map(({ evidence }) => evidence.collector.id);
}

describe('a token that may read nothing', () => {
  it('passes nothing and fails nothing, and names what is missing', async () => {
    const served = await serve({ repos: 12, members: 9 });
    const space = await workspace();
    await collectAll(served, space, { token: served.github.tokens.none });
    const judged = await findings(space);
    const missing: string[] = [];
    for (const [check, { outcomes }] of judged) {
      for (const { outcome, missing: permission } of outcomes) {
        expect([check, outcome]).toEqual([check, 'unavailable']);
        if (permission !== undefined) missing.push(permission);
      }
      expect(outcomes.length).toBeGreaterThan(0);
    }
    expect(new Set(missing).size).toBeGreaterThan(5);
    await served.close();
  });
});
