import { expect, it } from 'vitest';
import { renderControl, SHOWN_LINES } from '#collectors/cli/render/control-detail.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';
import { widthOf } from '#collectors/cli/terminal/text.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';
import { textOf } from '#shared/exports/text.ts';
import { EVIDENCE, sampleLines, sampleReport } from './sample-report.ts';

function control(report: GapReport, id: string): ControlRow {
  const found = report.controls.find((row) => row.id === id);
  if (!found) throw new Error(id);
  return found;
}

function shown(id = 'A.8.5', { report = sampleReport(), lines = sampleLines(), width = 90, most = SHOWN_LINES } = {}) {
  return textOf(renderControl(control(report, id), report, lines, { style: styleFor(false), width }, most));
}

it('tells the whole story of a control', async () => {
  const text = await shown();
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

it('says when no check speaks for a control', async () => {
  expect(await shown('A.7.1')).toContain('No check speaks for this control.');
});

it('holds long lists back until it is asked for all', async () => {
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
  const whole = { report: sampleReport('iso27001-2022', [finding]), lines: sampleLines([finding]) };
  expect(await shown('A.8.5', whole)).toContain('and 8 more');
  const all = await shown('A.8.5', { ...whole, most: Number.POSITIVE_INFINITY });
  expect(all).toContain(`door-${SHOWN_LINES + 7}`);
  expect(all).not.toContain('more:');
});

it('lets no name from another system steer the terminal', async () => {
  expect(await shown()).not.toContain('\u001b');
});

it.each([60, 100])('fits a terminal of %i columns', async (width) => {
  const text = await shown('A.8.5', { width });
  expect(text.split('\n').filter((line) => widthOf(line) > width)).toEqual([]);
});
