import { describe, expect, it } from 'vitest';
import { collectStep } from '#shared/engine/collect.ts';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { StandardId } from '#shared/engine/report.ts';
import { checks, collectors, newStore, provider, scope } from './example.ts';
import { firstOf } from '../exports/first-of.ts';

const AT = '2026-11-01T08:00:00.000Z';

async function collected(answer: () => Response, at = AT, run = 'r', into = newStore()) {
  const { store, writer } = await into;
  const collector = collectors.get('doors/list');
  if (collector === undefined) throw new Error('the example lost its collector');
  await collectStep({
    provider,
    collector,
    credential: 'key',
    step: { collector: collector.id, scope },
    run: { id: run, trigger: 'manual' },
    actor: { operator: 'ann' },
    host: 'cli',
    runtime: 'test',
    store,
    writer,
    fetch: async () => answer(),
    signal: new AbortController().signal,
    memo: new Map(),
    now: () => Date.parse(at),
  });
  return { store, writer };
}

const page =
  (...locked: boolean[]) =>
  () =>
    Response.json({
      doors: locked.map((each, index) => ({ id: `d${index}`, locked: each })),
      more: false,
      total: locked.length,
    });

async function reportOf(
  store: Awaited<ReturnType<typeof newStore>>['store'],
  asOf: string,
  standard: StandardId = 'iso27001-2022',
) {
  const options = { collectors, checks, asOf, signal: new AbortController().signal };
  const { findings, sources } = await evaluate(store, options);
  return buildReport({ findings, sources, checks, collectors, standard, asOf });
}
const row = (report: Awaited<ReturnType<typeof reportOf>>, id: string) =>
  report.controls.find((control) => control.id === id);

describe('evaluate and buildReport', () => {
  it('report all 93 controls and nothing covered when nothing was collected', async () => {
    const { store } = await newStore();
    const report = await reportOf(store, AT);
    expect(report.controls).toHaveLength(93);
    expect(report.counts).toEqual({ applicable: 93, covered: 0, current: 0, conforming: 0 });
    expect(new Set(report.controls.map(({ status }) => status))).toEqual(new Set(['missing']));
  });

  it('report a gap with its denominator, evidence and expiry', async () => {
    const { store } = await collected(page(true, false, true));
    const asOf = '2026-11-24T00:00:00.000Z';
    const control = row(await reportOf(store, asOf), 'A.8.5');
    expect(control).toMatchObject({
      status: 'gap',
      inspected: 3,
      failed: 1,
      denied: 0,
      evidence: 1,
      expires: '2027-01-30T08:00:00.000Z',
      reasons: ['Every door is locked: 1 of 3 doors fails'],
    });
    expect(control?.checks[0]?.listed).toBe(1);
    const { lines } = await evaluate(store, { collectors, checks, asOf, signal: new AbortController().signal });
    expect(await firstOf(lines.of('doors/locked'), 9)).toMatchObject([
      { outcome: 'fail', subject: { id: 'd1' }, reason: 'd1 is open', scope },
    ]);
  });

  it('conform when everything that exists passes, and go stale with time alone', async () => {
    const { store } = await collected(page(true, true));
    const fresh = await reportOf(store, '2026-11-24T00:00:00.000Z');
    expect(row(fresh, 'A.8.5')?.status).toBe('conforming');
    expect(fresh.counts).toEqual({ applicable: 93, covered: 1, current: 1, conforming: 1 });
    const late = await reportOf(store, '2027-06-01T00:00:00.000Z');
    expect(row(late, 'A.8.5')?.status).toBe('stale');
    expect(late.counts).toEqual({ applicable: 93, covered: 1, current: 0, conforming: 0 });
  });

  it('say of an empty list that nothing was assessed', async () => {
    const { store } = await collected(page());
    expect(row(await reportOf(store, AT), 'A.8.5')).toMatchObject({ status: 'not-assessed', evidence: 0 });
  });

  it('name the missing permission and judge nothing when everything was refused', async () => {
    const { store } = await collected(() => new Response('{}', { status: 403 }));
    const report = await reportOf(store, AT);
    expect(row(report, 'A.8.5')).toMatchObject({ status: 'not-assessed', missing: ['Doors: read'], denied: 1 });
    expect(report.counts.covered).toBe(0);
  });

  it('look only at what existed at that moment, newest first', async () => {
    const first = await collected(page(false), AT, 'a');
    await collected(page(true), '2026-11-10T08:00:00.000Z', 'b', Promise.resolve(first));
    expect(row(await reportOf(first.store, '2026-11-05T00:00:00.000Z'), 'A.8.5')?.status).toBe('gap');
    expect(row(await reportOf(first.store, '2026-11-20T00:00:00.000Z'), 'A.8.5')?.status).toBe('conforming');
    expect(row(await reportOf(first.store, '2026-10-01T00:00:00.000Z'), 'A.8.5')?.status).toBe('missing');
  });

  it('are read in every edition', async () => {
    const { store } = await collected(page(false));
    const asOf = '2026-11-24T00:00:00.000Z';
    const rows = async (standard: StandardId) => {
      const report = await reportOf(store, asOf, standard);
      return report.controls.filter(({ status }) => status === 'gap').map(({ id, via }) => [id, via]);
    };
    expect(await rows('iso27001-2013')).toEqual([['A.9.4.2', ['A.8.5']]]);
    expect((await rows('areas')).map(([id]) => id)).toEqual(['9']);
    expect((await rows('iso27001-2005')).length).toBeGreaterThan(0);
  });
});
