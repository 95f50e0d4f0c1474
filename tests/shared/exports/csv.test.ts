import { describe, expect, it } from 'vitest';
import { renderCsv, renderFindingsCsv, renderSourcesCsv } from '#shared/exports/csv.ts';
import { textOf } from '#shared/exports/text.ts';
import { failing, sample } from './sample-report.ts';

const lines = (text: string): string[] => text.split('\r\n').filter((line) => line !== '');

describe('CSV registers', () => {
  it('hold every control, behind a byte order mark', () => {
    const text = renderCsv(sample()[0]);
    expect(text.startsWith('\uFEFFcontrol,title,')).toBe(true);
    expect(lines(text).filter((line) => /^A\.\d+\.\d+,/.test(line))).toHaveLength(93);
  });

  it('hold each finding once, with the controls it bears on', async () => {
    const text = await textOf(renderFindingsCsv(...sample()));
    expect(lines(text)).toHaveLength(3);
    expect(text).toContain('A.5.17 A.8.5');
  });

  it('hold every finding, with one head, however many there are', async () => {
    const text = await textOf(renderFindingsCsv(...sample('ann', undefined, [failing(1_234)])));
    expect(lines(text)).toHaveLength(3 + 1_234);
    expect(text.match(/\uFEFF/g)).toHaveLength(1);
    expect(text.match(/^.?check,title,/gm)).toHaveLength(1);
    expect(text).toContain(',member-1233,has none,');
  });

  it('hold every source', () => {
    expect(lines(renderSourcesCsv(sample()[0]))).toHaveLength(2);
  });

  it('say whose log a source was taken over from', () => {
    const [report] = sample();
    const sources = report.sources.map((source) => ({ ...source, foreign: 'annexa-cli/1' }));
    const [head, line] = lines(renderSourcesCsv({ ...report, sources }));
    expect(head).toMatch(/,taken_over_from$/);
    expect(line).toMatch(/,annexa-cli\/1$/);
  });

  it('make cells inert that a spreadsheet would run', async () => {
    const text = await textOf(renderFindingsCsv(...sample('=HYPERLINK("https://evil.example")')));
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect(text).toContain("'=HYPERLINK");
  });
});
