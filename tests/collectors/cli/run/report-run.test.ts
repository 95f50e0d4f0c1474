import { describe, expect, it } from 'vitest';
import { failingChecks } from '#collectors/cli/run/report-run.ts';
import type { GapReport } from '#shared/engine/report.ts';
import { sampleReport } from '../render/sample-report.ts';

/** The one check of the sample report fails, and is of high severity. */
const report = sampleReport();

function withStatus(status: 'excluded' | 'accepted'): GapReport {
  return { ...report, controls: report.controls.map((control) => ({ ...control, status })) };
}

describe('checks that fail at a severity', () => {
  it.each([
    ['critical', 0],
    ['high', 1],
    ['medium', 1],
    ['low', 1],
  ] as const)('of %s or above are %i', (severity, count) => {
    expect(failingChecks(report, severity).size).toBe(count);
  });

  it.each(['excluded', 'accepted'] as const)('do not count on a control that is %s', (status) => {
    expect(failingChecks(withStatus(status), 'low').size).toBe(0);
  });

  it('need a subject that fails: what was not seen is no failure', () => {
    const finding = {
      check: 'doors/locked',
      scope: { system: 'doors', tenant: 'hall' },
      evidence: ['e'],
      effective: '2026-05-01T12:00:00.000Z',
      outcomes: [{ outcome: 'unavailable' as const, subject: { type: 'house', id: 'hall' }, reason: 'cut', count: 3 }],
    };
    expect(failingChecks(sampleReport('iso27001-2022', [finding]), 'low').size).toBe(0);
  });
});
