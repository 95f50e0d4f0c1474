import { counted } from '../../../shared/engine/counted.ts';
import { checks, collectors } from '../../../shared/engine/example.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { Finding, GapReport, StandardId } from '#shared/engine/report.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';

export const AS_OF = '2026-05-10T12:00:00.000Z';
export const EVIDENCE = '01900000-0000-7000-8000-000000000001';

const scope = { system: 'doors', tenant: 'hall' };

/** Three doors: one locked, one open, and two that were not seen. */
const finding: Finding = {
  check: 'doors/locked',
  scope,
  evidence: [EVIDENCE],
  effective: '2026-05-01T12:00:00.000Z',
  outcomes: [
    { outcome: 'pass', subject: { type: 'door', id: 'front' }, count: 1 },
    { outcome: 'fail', subject: { type: 'door', id: 'ba\u001b[2Jck' }, reason: 'back is open', count: 1 },
    { outcome: 'unavailable', subject: { type: 'house', id: 'hall' }, reason: 'cut', missing: 'Doors: read', count: 2 },
  ],
};

const source: EvidenceRow = {
  index: 1,
  id: EVIDENCE,
  digest: 'ab'.repeat(32),
  collector: 'doors/list',
  kind: 'population',
  scope,
  run: 'run-1',
  effective: '2026-05-01T12:00:00.000Z',
  completeness: { complete: false, pages: 1, items: 2, expected: 4, note: 'cut' },
};

export const sampleLines = (findings = [finding]) => counted(findings).lines;

export function sampleReport(standard: StandardId = 'iso27001-2022', findings = [finding]): GapReport {
  const sources = findings.length > 0 ? [source] : [];
  return buildReport({ ...counted(findings), sources, checks, collectors, standard, asOf: AS_OF });
}
