import { describe, expect, it } from 'vitest';
import { briefly } from '#extension/ui/briefly.ts';
import { chosen, countsAs, isFiltered, NO_FILTER } from '#extension/ui/filter.ts';
import { ago, day, until } from '#extension/ui/when.ts';
import { AS_OF, reportFixture } from './report-fixture.ts';

const report = reportFixture();
const now = Date.parse(AS_OF);
const ids = (filter: Partial<typeof NO_FILTER>) =>
  chosen(report.controls, { ...NO_FILTER, ...filter }, report.asOf).map(({ id }) => id);

describe('the list of controls', () => {
  it('is whole and worst first without a filter', () => {
    const all = ids({});
    expect(all).toHaveLength(93);
    expect(all.slice(0, 2)).toEqual(['A.8.5', 'A.8.32']);
    expect(all.at(-1)).toBe('A.8.3');
    expect(isFiltered(NO_FILTER)).toBe(false);
  });

  it('finds every word somewhere: id, title, status, reason, check', () => {
    expect(ids({ text: 'a.8.5' })).toContain('A.8.5');
    expect(ids({ text: 'TWO-FACTOR' })).toEqual(['A.8.5']);
    expect(ids({ text: 'gap change' })).toEqual(['A.8.32']);
    expect(ids({ text: 'administration: read' })).toContain('A.8.15');
    expect(ids({ text: 'no such thing' })).toEqual([]);
    expect(isFiltered({ ...NO_FILTER, text: '  ' })).toBe(false);
  });

  it('has as many as each count says', () => {
    for (const count of ['covered', 'current', 'conforming'] as const) {
      expect(ids({ count })).toHaveLength(report.counts[count]);
      expect(report.counts[count]).toBeGreaterThan(0);
    }
    for (const { id, total } of report.groups) expect(ids({ group: id })).toHaveLength(total);
  });

  it('counts stale evidence as covered and not as current', () => {
    const old = reportFixture('iso27001-2022', '2026-01-01T00:00:00.000Z');
    const stale = old.controls.filter((control) => countsAs(control, 'covered', old.asOf));
    expect(stale.length).toBe(old.counts.covered);
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.filter((control) => countsAs(control, 'current', old.asOf))).toHaveLength(old.counts.current);
    expect(old.counts.current).toBe(0);
  });

  it('narrows by status and by theme together', () => {
    const gaps = ids({ status: 'gap' });
    expect(gaps).toEqual(['A.8.5', 'A.8.32']);
    const people = report.groups.find(({ title }) => title.startsWith('People'))?.id ?? null;
    expect(ids({ status: 'gap', group: people })).toEqual([]);
  });
});

describe('a control in one line', () => {
  const line = (id: string) => {
    const control = report.controls.find((one) => one.id === id);
    if (!control) throw new Error(id);
    return briefly(control, now);
  };

  it('leads with the number, and names what is missing', () => {
    expect(line('A.8.5')).toBe('3 of 41 members fail');
    expect(line('A.8.32')).toMatch(/^10 of 4\d repositories fail/);
    expect(line('A.8.15')).toContain('Administration: read (organization)');
  });

  it('says until when what conforms is fresh', () => {
    expect(line('A.8.3')).toMatch(/^1 of 1 hold until 22 Feb 2027$/);
  });
});

describe('moments', () => {
  it('are told as people tell them', () => {
    const at = (ms: number) => new Date(now - ms).toISOString();
    expect(ago(at(10_000), now)).toBe('just now');
    expect(ago(at(59 * 60_000), now)).toBe('59 min ago');
    expect(ago(at(3 * 3_600_000), now)).toBe('3 h ago');
    expect(ago(at(86_400_000), now)).toBe('1 day ago');
    expect(ago(at(29 * 86_400_000), now)).toBe('29 days ago');
    expect(ago(at(40 * 86_400_000), now)).toBe('on 15 Oct 2026');
    expect(until(at(-6.5 * 86_400_000), now)).toBe('in 6 days');
    expect(until(at(-3_600_000), now)).toBe('within a day');
    expect(until(at(86_400_000), now)).toBe('1 day ago');
    expect(day(AS_OF)).toBe('24 Nov 2026');
  });
});
