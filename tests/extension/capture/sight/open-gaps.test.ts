import { describe, expect, it } from 'vitest';
import { openGaps } from '#extension/capture/sight/open-gaps.ts';
import { placeOf } from '#extension/capture/draft.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const CONTROLS = { 'A.8.5': 'direct', 'A.5.18': 'partial' } as const;

function report(status: ControlRow['status'], capture?: { page: string; expires: string }): GapReport {
  const captures = capture === undefined ? [] : [capture];
  const controls = ['A.8.5', 'A.5.18'].map((id) => ({ id, status, captures }));
  return { controls } as unknown as GapReport;
}

describe('openGaps', () => {
  it('are all controls of a page before anything was read', () => {
    expect(openGaps(null, 'aws/iam-users', CONTROLS, NOW)).toEqual(['A.8.5', 'A.5.18']);
  });

  it.each(['missing', 'not-assessed', 'stale', 'partial'] as const)('are those that are %s', (status) => {
    expect(openGaps(report(status), 'aws/iam-users', CONTROLS, NOW)).toHaveLength(2);
  });

  it.each(['conforming', 'gap', 'excluded', 'accepted'] as const)('are none of those that are %s', (status) => {
    expect(openGaps(report(status), 'aws/iam-users', CONTROLS, NOW)).toEqual([]);
  });

  it('are closed by a fresh capture of the same page, and by no other', () => {
    const fresh = { page: 'aws/iam-users', expires: '2027-01-01T00:00:00.000Z' };
    const gaps = (capture: typeof fresh): number =>
      openGaps(report('partial', capture), 'aws/iam-users', CONTROLS, NOW).length;
    expect(gaps(fresh)).toBe(0);
    expect(gaps({ ...fresh, expires: '2026-01-01T00:00:00.000Z' })).toBe(2);
    expect(gaps({ ...fresh, page: 'aws/iam-roles' })).toBe(2);
  });
});

describe('placeOf', () => {
  it('keeps what names a page and drops what changes', () => {
    expect(placeOf('https://x.example/iam/home?region=eu#/users?state=a')).toBe('https://x.example/iam/home#/users');
    expect(placeOf('https://x.example/orgs/acme/people?page=2#top')).toBe('https://x.example/orgs/acme/people');
  });
});
