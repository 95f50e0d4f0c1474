import { describe, expect, it } from 'vitest';
import { renderGapTable } from '#collectors/cli/render/gap-table.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';
import { widthOf } from '#collectors/cli/terminal/text.ts';
import { sampleReport } from './sample-report.ts';

const plain = (width = 100) => renderGapTable(sampleReport(), { style: styleFor(false), width });

describe('the gap table', () => {
  it('shows the three counts side by side, each with its denominator', () => {
    const lines = plain().split('\n');
    const at = lines.findIndex((line) => /^Covered +Current +Conforming$/.test(line));
    expect(lines[at + 1]).toMatch(/^1 of 93 +1 of 93 +0 of 93$/);
  });

  it('lists every control once, the worst first', () => {
    const ids = plain().match(/^\S (gap|missing|partial|not assessed|conforming) +A\.\d+\.\d+/gm) ?? [];
    expect(ids).toHaveLength(93);
    expect(ids[0]).toMatch(/gap +A\.8\.5$/);
    expect(new Set(ids.map((line) => line.split(' ').at(-1))).size).toBe(93);
  });

  it('says status by a shape and a word, so that nothing rests on colour', () => {
    expect(plain()).toContain('◆ gap');
    expect(plain()).toContain('◌ missing');
    expect(plain()).not.toContain('\u001b');
  });

  it('draws a bar and a count with its denominator for every theme', () => {
    expect(plain()).toMatch(/Technological +▒?·+ +0 of 34 conforming, +1 covered/);
    for (const theme of ['Organizational', 'People', 'Physical']) expect(plain()).toContain(theme);
  });

  it('names the permission that would show more, and where to read on', () => {
    expect(plain()).toMatch(/Permissions that would show more\nDoors: read +1 control +A\.8\.5/);
    expect(plain()).toContain('annexa show A.8.5');
  });

  it('says what was read, how whole and how old it is', () => {
    expect(plain()).toMatch(/doors hall +1 source +0 of 1 complete +oldest 2026-05-01 12:00 UTC/);
  });

  it.each([60, 80, 100, 160])('fits a terminal of %i columns', (width) => {
    const wide = plain(width)
      .split('\n')
      .filter((line) => widthOf(line) > width && !line.startsWith('Read on'));
    expect(wide).toEqual([]);
  });

  it('says so when nothing has been read', () => {
    const text = renderGapTable(sampleReport('iso27001-2022', []), { style: styleFor(false), width: 100 });
    expect(text).toContain('Nothing has been read yet.');
    expect(text).toContain('◌ 93 missing');
  });

  it.each(['iso27001-2013', 'iso27001-2005', 'areas'] as const)('can be read in %s', (standard) => {
    const report = sampleReport(standard);
    const text = renderGapTable(report, { style: styleFor(false), width: 100 });
    expect(text.startsWith(report.standardTitle)).toBe(true);
    expect(text).toContain(`of ${report.counts.applicable}`);
  });

  it('colours only what it also says', () => {
    const colored = renderGapTable(sampleReport(), { style: styleFor(true), width: 100 });
    expect(colored).toContain('\u001b[31m◆ gap');
  });
});
