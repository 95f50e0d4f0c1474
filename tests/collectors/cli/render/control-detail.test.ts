import { expect, it } from 'vitest';
import { renderControl, SHOWN_LINES } from '#collectors/cli/render/control-detail.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';
import { widthOf } from '#collectors/cli/terminal/text.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';
import { EVIDENCE, sampleReport } from './sample-report.ts';

function control(report: GapReport, id: string): ControlRow {
  const found = report.controls.find((row) => row.id === id);
  if (!found) throw new Error(id);
  return found;
}

function shown(id = 'A.8.5', all = false, report = sampleReport(), width = 90): string {
  return renderControl(control(report, id), report, { style: styleFor(false), width }, all);
}

it('tells the whole story of a control', () => {
  const text = shown();
  expect(text).toMatch(/^A\.8\.5 {2}Secure authentication {3}◆ gap/);
  expect(text).toContain('2 of 4 inspected · 1 fail · 1 pass · 1 record of evidence');
  expect(text).toContain('Every door is locked  doors/locked · high · direct');
  expect(text).toContain('An open door lets anybody in.');
  expect(text).toMatch(/◆ fails +back +back is open/);
  expect(text).toMatch(/○ not seen +hall \(2\) +cut/);
  expect(text).toContain('Missing permission: Doors: read');
  expect(text).toContain('Fix: Lock it.');
  expect(text).toContain('https://doors.example/settings');
  expect(text).toMatch(new RegExp(`Seen 2026-05-01 12:00 UTC, expires in \\d+ days, evidence\\s+${EVIDENCE}`));
  expect(text).toContain('What to bring');
});

it('says when no check speaks for a control', () => {
  expect(shown('A.7.1')).toContain('No check speaks for this control.');
});

it('holds long lists back until it is asked for all', () => {
  const outcomes = Array.from({ length: SHOWN_LINES + 8 }, (_, at) => ({
    outcome: 'fail' as const,
    subject: { type: 'door', id: `door-${at}` },
    reason: 'open',
    count: 1,
  }));
  const finding = {
    check: 'doors/locked',
    scope: { system: 'doors', tenant: 'hall' },
    evidence: [EVIDENCE],
    effective: '2026-05-01T12:00:00.000Z',
    outcomes,
  };
  const report = sampleReport('iso27001-2022', [finding]);
  expect(shown('A.8.5', false, report)).toContain('and 8 more');
  expect(shown('A.8.5', true, report)).toContain(`door-${SHOWN_LINES + 7}`);
  expect(shown('A.8.5', true, report)).not.toContain('more:');
});

it('lets no name from another system steer the terminal', () => {
  expect(shown()).not.toContain('\u001b');
});

it.each([60, 100])('fits a terminal of %i columns', (width) => {
  expect(
    shown('A.8.5', false, sampleReport(), width)
      .split('\n')
      .filter((line) => widthOf(line) > width),
  ).toEqual([]);
});
