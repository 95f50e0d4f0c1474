import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTER } from '#extension/ui/filter.ts';
import type { Line } from '#shared/engine/report.ts';
import { AS_OF, linesFixture, reportFixture } from './report-fixture.ts';
import { firstOf } from '../../shared/exports/first-of.ts';

const report = reportFixture();
const lines = new Map<string, readonly Line[]>();
for (const { id } of report.controls.flatMap(({ checks }) => checks)) {
  lines.set(id, await firstOf(linesFixture().of(id), Number.POSITIVE_INFINITY));
}

/** The database answers at once, with the lines of whichever check is asked for. */
vi.mock('#extension/ui/live.ts', () => ({
  useLive: (key: string) => ({ state: 'read', value: lines.get(key.split(' ')[1] ?? '') ?? [] }),
  liveOr: (live: { value: unknown }) => live.value,
}));
const { ReportList } = await import('#extension/ui/report-list.tsx');

function mounted(): HTMLElement {
  const root = document.createElement('main');
  document.body.append(root);
  const shown = { report, database: 'annexa', now: Date.parse(AS_OF), sample: false };
  void act(() => {
    render(<ReportList shown={shown} filter={signal(NO_FILTER)} first={5} all={signal(false)} />, root);
  });
  return root;
}

function click(root: HTMLElement, selector: string): void {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  void act(() => found.click());
}

const shownIds = (root: HTMLElement) =>
  [...root.querySelectorAll('.control-head')].map((head) => head.getAttribute('data-control'));

afterEach(() => {
  document.body.replaceChildren();
});

describe('the report in a narrow column', () => {
  it('shows three counts with their denominators, side by side', () => {
    const counts = [...mounted().querySelectorAll('.count')].map(({ textContent }) => textContent);
    expect(counts).toEqual([
      `Covered${report.counts.covered} / 93`,
      `Current${report.counts.current} / 93`,
      `Conforming${report.counts.conforming} / 93`,
    ]);
  });

  it('draws each theme, and says it in words', () => {
    const bars = [...mounted().querySelectorAll('.theme svg')];
    expect(bars).toHaveLength(report.groups.length);
    const technological = bars.at(-1);
    expect(technological?.getAttribute('aria-label')).toMatch(/^1 conforming, \d+ covered, of 34$/);
    const widths = [...(technological?.querySelectorAll('rect') ?? [])].map((rect) => rect.getAttribute('width'));
    expect(widths[0]).toBe('100%');
    expect(Number.parseFloat(widths[1] ?? '')).toBeCloseTo(100 / 34, 3);
  });

  it('shows the worst first, and all on demand', () => {
    const root = mounted();
    expect(shownIds(root)).toHaveLength(5);
    expect(shownIds(root)[0]).toBe('A.8.5');
    click(root, '.button.wide');
    expect(shownIds(root)).toHaveLength(93);
  });

  it('says a status with a shape and a word', () => {
    const head = mounted().querySelector('[data-control="A.8.5"]');
    expect(head?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(head?.querySelector('.control-status')?.textContent).toBe('gap');
  });

  it('opens a control in place, with its subjects and the way to fix it', () => {
    const root = mounted();
    click(root, '[data-control="A.8.5"]');
    const head = root.querySelector('[data-control="A.8.5"]');
    expect(head?.getAttribute('aria-expanded')).toBe('true');
    const detail = document.getElementById(head?.getAttribute('aria-controls') ?? '');
    expect(detail?.hidden).toBe(false);
    const subjects = [...(detail?.querySelectorAll('.subjects li') ?? [])].map(({ textContent }) => textContent);
    expect(subjects).toEqual([1, 2, 3].map((at) => `member-${at} fails: has no second factor`));
    expect(detail?.textContent).toContain('3 of 41 members fail');
    const link = detail?.querySelector<HTMLAnchorElement>('.check > p > a');
    expect(link?.href).toBe('https://github.com/organizations/acme/settings');
    expect(link?.rel).toBe('noreferrer');
    click(root, '[data-control="A.8.5"]');
    expect(detail?.hidden).toBe(true);
  });

  it('names the permission that would have shown more, and the subjects that were not seen', () => {
    const root = mounted();
    click(root, '[data-control="A.8.32"]');
    const detail = root.querySelector('.control.opened .detail');
    expect(detail?.querySelector('.note')?.textContent).toBe(
      'More could be seen with Administration: read (repository)',
    );
    click(root, '.check > .link');
    expect(detail?.querySelector('.subjects')?.textContent).toContain('all repositories of acme (3)');
    expect(detail?.querySelector('.subjects')?.textContent).toContain('not seen: GitHub answered 403');
  });

  it('moves between controls with the arrow keys', () => {
    const root = mounted();
    const heads = [...root.querySelectorAll<HTMLElement>('.control-head')];
    heads[0]?.focus();
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowDown');
    expect(document.activeElement).toBe(heads[1]);
    press('End');
    expect(document.activeElement).toBe(heads.at(-1));
    press('ArrowDown');
    expect(document.activeElement).toBe(heads.at(-1));
    press('Home');
    expect(document.activeElement).toBe(heads[0]);
  });

  it('says what was read, and what was not seen whole', () => {
    const sources = mounted().querySelector('.sources');
    expect(sources?.querySelector('summary')?.textContent).toBe('Sources1 read, 0 stale, 0 soon, 1 not whole');
    expect(sources?.textContent).toContain('Not whole: 3 repositories were refused');
    expect(sources?.textContent).toContain('2 h ago');
  });
});
