import { describe, expect, it } from 'vitest';
import { renderCsv, renderFindingsCsv, renderSourcesCsv } from '#shared/exports/csv.ts';
import { sampleReport } from './sample-report.ts';

const lines = (text: string): string[] => text.split('\r\n').filter((line) => line !== '');

describe('CSV registers', () => {
  it('hold every control, behind a byte order mark', () => {
    const text = renderCsv(sampleReport());
    expect(text.startsWith('\uFEFFcontrol,title,')).toBe(true);
    expect(lines(text).filter((line) => /^A\.\d+\.\d+,/.test(line))).toHaveLength(93);
  });

  it('hold each finding once, with the controls it bears on', () => {
    const text = renderFindingsCsv(sampleReport());
    expect(lines(text)).toHaveLength(3);
    expect(text).toContain('A.5.17 A.8.5');
  });

  it('hold every source', () => {
    expect(lines(renderSourcesCsv(sampleReport()))).toHaveLength(2);
  });

  it('make cells inert that a spreadsheet would run', () => {
    const text = renderFindingsCsv(sampleReport('=HYPERLINK("https://evil.example")'));
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect(text).toContain("'=HYPERLINK");
  });
});
