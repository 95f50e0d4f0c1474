import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rights } from '#collectors/cli/sandbox/github/tokens.ts';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Answer, Identified, AnyCheck } from '#shared/define.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { judgeTenant } from '#shared/engine/judge.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import { collectAll, type Served, serve, type Workspace, workspace } from '../collectors/github/lib/sandbox.ts';

const AS_OF = '2027-01-31T00:00:00.000Z';
const own = new Map([...checks].filter(([id]) => id.startsWith('github/')));
const parted = [...collectors.values()].filter((one) => one.id.startsWith('github/') && 'parts' in one);

/** Any order: a part of a page is not in the order of the whole. */
const sorted = (outcomes: readonly unknown[]) => outcomes.map((outcome) => JSON.stringify(outcome)).sort();

const TOKENS: readonly { readonly title: string; readonly rights: Rights; readonly most: number }[] = [
  { title: 'sees everything', rights: { as: 'diego-luna', role: 'admin', permissions: 'all' }, most: 2 },
  { title: 'sees no bypass list', rights: { permissions: 'all', hidesBypass: true }, most: 2 },
  { title: 'sees what writers see', rights: { as: 'diego-luna', role: 'write', permissions: 'all' }, most: 0 },
  { title: 'sees nothing', rights: { as: 'diego-luna', role: 'none', permissions: {}, publicAccess: false }, most: 0 },
];

describe.each(TOKENS)('what is read in parts, with a token that $title', ({ rights, most }) => {
  let served: Served;
  let space: Workspace;
  let rows: EvidenceRow[];
  const evidence = new Map<string, { readonly answers: readonly Answer[]; readonly row: EvidenceRow }>();

  beforeAll(async () => {
    served = await serve({ repos: 230, members: 30 });
    space = await workspace();
    await collectAll(served, space, { token: served.github.issueToken(rights) });
    rows = [];
    for await (const row of space.store.evidence()) {
      rows.push(row);
      const record = await readEvidence(space.store, row);
      evidence.set(row.collector, { row, answers: await answersOf(space.store, record?.exchanges ?? []) });
    }
  });
  afterAll(() => served.close());

  const readOf = (id: string) => {
    const { answers, row } = evidence.get(id) ?? {};
    return answers === undefined || row === undefined ? null : collectors.get(id)?.read(answers, row.scope);
  };

  it.each(parted.map(({ id }) => [id] as const))('%s is as complete as at once', (id) => {
    const { answers, row } = evidence.get(id) ?? {};
    const parts = answers && row && collectors.get(id)?.parts?.(answers, row.scope);
    let step = parts?.next();
    let count = 0;
    for (; step?.done === false; step = parts?.next()) count += 1;
    expect(step?.value).toEqual(readOf(id)?.completeness);
    expect(count).toBeGreaterThan(most);
  });

  it('comes to the same outcomes as at once, by every check', async () => {
    const found = new Map<string, Outcome[]>();
    const signal = new AbortController().signal;
    for await (const { check, outcomes } of judgeTenant(space.store, rows, {
      collectors,
      checks: own,
      asOf: AS_OF,
      signal,
    })) {
      found.set(check, [...(found.get(check) ?? []), ...(outcomes as readonly Outcome[])]);
    }
    expect([...found.keys()].sort()).toEqual([...own.keys()].sort());
    // One check at a time, since a difference in thousands of lines is not shown.
    for (const check of own.values()) {
      const inParts = { check: check.id, outcomes: sorted(found.get(check.id) ?? []) };
      expect(inParts).toEqual({ check: check.id, outcomes: sorted(atOnce(check)) });
    }
  });

  function atOnce(check: Identified<AnyCheck>): Outcome[] {
    const inputs: Record<string, Fact<unknown>> = {};
    const effective: Record<string, string | undefined> = {};
    for (const need of check.needs) {
      const read = readOf(need);
      inputs[need] = read ? known(read.facts) : unknown(`"${collectors.get(need)?.title}" has not been collected`);
      effective[need] = evidence.get(need)?.row.effective;
    }
    const [first] = rows;
    if (first === undefined) throw new Error('nothing was collected');
    return check.evaluate(inputs, { scope: first.scope, asOf: AS_OF, effective });
  }
});
