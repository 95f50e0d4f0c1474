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

  it('say whose log a source was taken over from', () => {
    const report = sampleReport();
    const sources = report.sources.map((source) => ({ ...source, foreign: 'annexa-cli/1' }));
    const [head, line] = lines(renderSourcesCsv({ ...report, sources }));
    expect(head).toMatch(/,taken_over_from$/);
    expect(line).toMatch(/,annexa-cli\/1$/);
  });

  it('make cells inert that a spreadsheet would run', () => {
    const text = renderFindingsCsv(sampleReport('=HYPERLINK("https://evil.example")'));
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect(text).toContain("'=HYPERLINK");
  });
});
