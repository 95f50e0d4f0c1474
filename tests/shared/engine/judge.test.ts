import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyCheck, AnyCollector, Identified, Meeting } from '#shared/define.ts';
import { judgeTenant } from '#shared/engine/judge.ts';
import type { Finding } from '#shared/engine/report.ts';
import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import { each, fail, on, type Outcome, pass, unavailable } from '#shared/evidence/outcome.ts';
import { sliced } from '#shared/evidence/slices.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { sampleEvidence } from '../evidence/sample-evidence.ts';
import { newStore } from './example.ts';

type Doors = { readonly doors: Fact<Population<string>> };

/** Six doors on three pages. */
const PAGES = [
  ['a', 'b'],
  ['c', 'd'],
  ['e', 'f'],
];
let held: string[];

const complete = { complete: true, pages: 3, items: 6, expected: 6 };
const doors: Identified<AnyCollector> = {
  id: 'github/doors',
  title: 'Doors',
  kind: 'population',
  version: '1',
  group: 'settings',
  permissions: [],
  collect: async () => {},
  read: () => {
    held.push('whole');
    const items = PAGES.flat();
    return { facts: { doors: known({ items, expected: 6, complete: true, unseen: null }) }, completeness: complete };
  },
  *parts() {
    const pages = (function* () {
      for (const page of PAGES) {
        held.push(`read ${page.join('')}`);
        yield page;
      }
      return known({ count: 6, expected: 7, complete: false, unseen: unknown('the last door was not shown') });
    })();
    for (const slice of sliced(pages)) yield { doors: slice } satisfies Doors;
    return complete;
  },
  probe: async () => [],
};

function check(id: string, rest: Pick<AnyCheck, 'evaluate'> & Partial<AnyCheck>): Identified<AnyCheck> {
  return {
    id: `github/${id}`,
    title: id,
    severity: 'low',
    needs: ['github/doors'],
    subjects: ['door', 'doors'],
    controls: [],
    remedy: { text: 'Lock it.', url: () => 'https://doors.example' },
    ...rest,
  };
}

const listIn = (inputs: Readonly<Record<string, Fact<unknown>>>): Fact<Population<string>> => {
  const input = inputs['github/doors'];
  if (input === undefined || !input.known) return input ?? unknown('no input');
  return (input.value as Doors).doors;
};
const NO_CONTEXT = { scope: { system: 'github', tenant: 'acme' }, asOf: '2026-11-24T00:00:00.000Z', effective: {} };
const ALL = { type: 'house', id: 'all doors' };
const eachDoor: AnyCheck['evaluate'] = (inputs) => {
  held.push('judge');
  return each(
    listIn(inputs),
    ALL,
    (id) => ({ type: 'door', id }),
    (id) => (id === 'e' ? fail('open') : pass()),
  );
};

async function findings(...checks: Identified<AnyCheck>[]): Promise<Finding[]> {
  return found(checks, new AbortController().signal);
}

async function found(checks: readonly Identified<AnyCheck>[], signal: AbortSignal): Promise<Finding[]> {
  const { store, writer } = await newStore();
  const evidence = await sampleEvidence(store, { at: Date.UTC(2026, 10, 1), collector: 'github/doors' });
  await writer.append(EVIDENCE_TYPE, evidence, []);
  const rows = await Array.fromAsync(store.evidence());
  const options = {
    collectors: new Map([[doors.id, doors]]),
    checks: new Map(checks.map((one) => [one.id, one])),
    asOf: NO_CONTEXT.asOf,
    signal,
  };
  return Array.fromAsync(judgeTenant(store, rows, options));
}

const outcomesOf = (all: readonly Finding[]) => all.flatMap(({ outcomes }) => outcomes as readonly Outcome[]);

describe('a tenant', () => {
  beforeEach(() => {
    held = [];
  });

  it('is judged a part at a time by a check over a list, and the next part is read only then', async () => {
    const found = await findings(check('locked', { over: 'github/doors', evaluate: eachDoor }));
    expect(held).toEqual(['read ab', 'judge', 'read cd', 'judge', 'read ef', 'judge', 'judge']);
    expect(found.map(({ outcomes }) => outcomes.length)).toEqual([2, 2, 2, 1]);
    expect(outcomesOf(found).filter(({ outcome }) => outcome !== 'pass')).toMatchObject([
      { outcome: 'fail', subject: { id: 'e' } },
      { outcome: 'unavailable', subject: ALL, reason: 'the last door was not shown', count: 1 },
    ]);
  });

  it('is judged at once by a check that looks at the list as a whole, which is read for it only', async () => {
    const whole = check('whole', { evaluate: (inputs) => [on(ALL, listIn(inputs).known ? pass() : fail('none'))] });
    expect(outcomesOf(await findings(whole))).toMatchObject([{ outcome: 'pass' }]);
    expect(held).toEqual(['whole']);
  });

  it('has one outcome for a subject that comes up in several parts', async () => {
    const meeting: Meeting = {
      recurs: ({ type }) => type === 'house',
      pick: (earlier, later) => ({ ...earlier, count: earlier.count + later.count }),
    };
    const evaluate: AnyCheck['evaluate'] = (inputs) => [
      ...eachDoor(inputs, NO_CONTEXT),
      on(ALL, unavailable(unknown('dark'))),
    ];
    const found = outcomesOf(await findings(check('lit', { over: 'github/doors', meeting, evaluate })));
    expect(found.filter(({ subject }) => subject.type === 'house')).toMatchObject([
      { outcome: 'unavailable', count: 5 },
    ]);
    expect(found).toHaveLength(7);
  });

  it('is judged no further once a person ends it, though nothing of it ever waits', async () => {
    const end = new AbortController();
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 60));
    const evaluate: AnyCheck['evaluate'] = (inputs) => {
      setImmediate(() => end.abort(new Error('ended')));
      return eachDoor(inputs, NO_CONTEXT);
    };
    await expect(found([check('locked', { over: 'github/doors', evaluate })], end.signal)).rejects.toThrow('ended');
    clock.mockRestore();
    expect(held).toEqual(['read ab', 'judge', 'read cd']);
  });
});
