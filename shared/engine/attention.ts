import type { Severity } from '../define.ts';
import type { ControlRow } from './report.ts';
import { STATUS_ORDER } from './status-words.ts';

const SEVERITY_ORDER: readonly (Severity | null)[] = ['critical', 'high', 'medium', 'low', null];

/** Worst first: by status, then severity, then by how many subjects fail or were not seen. */
export function byAttention(a: ControlRow, b: ControlRow): number {
  return (
    STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
    SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
    b.failed - a.failed ||
    b.denied - a.denied
  );
}
