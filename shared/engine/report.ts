import type { ControlId, Severity, Strength } from '../define.ts';
import type { Approved } from '../evidence/approvers.ts';
import type { OutcomeKind, Subject } from '../evidence/outcome.ts';
import type { EvidenceKind, Instant, Scope } from '../evidence/record.ts';
import type { KeyTier } from '../evidence/signer.ts';
import type { CaptureResult } from './captures.ts';

/** What one check was judged on for one scope. */
interface Rested {
  /** Check id. */
  readonly check: string;
  readonly scope: Scope;
  /** Ids of the evidence it was judged on. */
  readonly evidence: readonly string[];
  /** The oldest moment among that evidence. */
  readonly effective: Instant;
}

/**
 * One check, judged for one scope, or for a part of the subjects of that scope. Findings are never stored
 * as truth: they are re-computed from evidence.
 */
export interface Finding extends Rested {
  readonly outcomes: readonly (OutcomeLine & { readonly count: number })[];
}

/** All findings of one check for one scope, counted. Its lines are kept apart, since there may be any number. */
export interface FindingCount extends Rested {
  readonly tally: Tally;
  /** Permissions that would have shown more, by name. */
  readonly missing: readonly string[];
  /** Number of its lines: outcomes that are not a pass. */
  readonly listed: number;
}

export interface OutcomeLine {
  readonly outcome: OutcomeKind;
  readonly subject: Subject;
  readonly reason?: string;
  readonly note?: string;
  readonly missing?: string;
}

/** A subject that did not pass, as lists show it. */
export interface Line extends OutcomeLine {
  readonly count: number;
  readonly scope: Scope;
}

/** Status of a control; see DESIGN section 4. */
export type ControlStatus =
  | 'conforming'
  | 'partial'
  | 'gap'
  | 'stale'
  | 'not-assessed'
  | 'missing'
  | 'excluded'
  | 'accepted';

/** Numbers of subjects by outcome. `inspected` = passed + failed + manual; none of them blends into another. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly manual: number;
  readonly unavailable: number;
  readonly notApplicable: number;
  readonly inspected: number;
}

/** What one check says about a control, over all scopes. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly strength: Strength;
  readonly rationale: string;
  readonly subjects: readonly [one: string, many: string];
  readonly tally: Tally;
  /** "3 of 41 members fail", "41 of 44 repositories, 3 denied: needs Administration: read". */
  readonly summary: string;
  /** How many lines it has: failing, manual, unavailable and set apart subjects. A `Lines` hands them out by check id. */
  readonly listed: number;
  readonly missing: readonly string[];
  readonly remedy: { readonly text: string; readonly url: string | null };
  readonly evidence: readonly string[];
  readonly effective: Instant | null;
  readonly expires: Instant | null;
}

/** A control, or a clause of the management system, in the edition the report is read in. */
export interface ControlRow {
  readonly id: string;
  readonly title: string;
  /** Theme (2022), domain (2013, 2005) or area. */
  readonly group: string;
  readonly status: ControlStatus;
  /** Worst first, in plain words: why the status is what it is, and what would change it. */
  readonly reasons: readonly string[];
  /** How many records of evidence it rests on; their ids are in `records`. */
  readonly evidence: number;
  readonly records: readonly string[];
  readonly inspected: number;
  /** Subjects known to exist that were not seen. */
  readonly denied: number;
  readonly failed: number;
  readonly passed: number;
  /** Permissions that would have shown more. */
  readonly missing: readonly string[];
  /** The earliest expiry among the evidence it rests on. */
  readonly expires: Instant | null;
  readonly severity: Severity | null;
  /** Whether an API can show the main proof, a part of it, or none ("manual": a document or attestation). */
  readonly proof: 'automated' | 'partly' | 'manual';
  /** What a person should bring, in our own words. */
  readonly wanted: string;
  /** Ids in ISO/IEC 27001:2022, when the report is read in another edition. */
  readonly via: readonly ControlId[];
  /** What a reader has to know about how this line was reached; null when nothing. */
  readonly caution: string | null;
  readonly checks: readonly CheckResult[];
  /** Captured pages that speak for it, newest last. */
  readonly captures: readonly CaptureResult[];
}

export interface ClauseRow {
  readonly id: string;
  readonly title: string;
  readonly pdca: 'Plan' | 'Do' | 'Check' | 'Act';
  readonly status: ControlStatus;
  readonly reasons: readonly string[];
}

export interface Counts {
  /** Controls that are not excluded: the N of every "n of N". */
  readonly applicable: number;
  readonly covered: number;
  readonly current: number;
  readonly conforming: number;
}

/** When and how well each source was read. */
export interface SourceRow {
  readonly scope: Scope;
  readonly collector: string;
  readonly title: string;
  readonly kind: EvidenceKind;
  readonly evidence: string;
  readonly effective: Instant;
  readonly expires: Instant;
  readonly complete: boolean;
  readonly items: number | null;
  readonly expected: number | null;
  readonly note: string | null;
  /** Origin of the log it was taken over from; absent when it is the workspace's own. */
  readonly foreign?: string;
}

/** A key that signs evidence of the report. */
export interface ReportKey {
  /** Name of the log it signs. */
  readonly origin: string;
  /** True for a log that evidence was taken over from. */
  readonly foreign: boolean;
  readonly keyid: string;
  readonly tier: KeyTier;
  readonly state: 'current' | 'replaced' | 'revoked';
  /** When the log stated it. */
  readonly since: Instant;
  /** Of a security key: what the person who holds it is called. */
  readonly name?: string;
}

/** An exception that another log states for itself. */
export interface ElsewhereException {
  readonly origin: string;
  readonly control: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly until: Instant;
}

export type StandardId = 'iso27001-2022' | 'iso27001-2013' | 'iso27001-2005' | 'areas';

/** The one model behind terminal, HTML, CSV, JSON and popup. */
export interface GapReport {
  readonly asOf: Instant;
  readonly standard: StandardId;
  readonly standardTitle: string;
  readonly counts: Counts;
  /** Counts by group, in the order of the standard. */
  readonly groups: readonly (Counts & { readonly title: string; readonly id: string; readonly total: number })[];
  readonly controls: readonly ControlRow[];
  /** Controls of the 2022 edition that the edition of the report has no place for. */
  readonly unplaced: readonly ControlId[];
  /** Clauses 4 to 10 of the 2022 edition; empty when the report is read in another. */
  readonly clauses: readonly ClauseRow[];
  readonly sources: readonly SourceRow[];
  /** Keys behind the evidence, the workspace's own first; absent where nobody looked. */
  readonly keys?: readonly ReportKey[];
  /** Approvals of the workspace's own log that hold, oldest first; absent where nobody looked. */
  readonly approvals?: readonly Approved[];
  /** Exceptions of other logs, taken over and not applied: a risk is accepted by whoever carries it. */
  readonly elsewhere?: readonly ElsewhereException[];
}
