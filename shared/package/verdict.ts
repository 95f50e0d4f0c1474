import type { Approved } from '../evidence/approvers.ts';
import type { KeyTier } from '../evidence/signer.ts';
import type { Instant, Sha256 } from '../evidence/record.ts';
import type { Problem } from './package-files.ts';
import type { Omissions, PackagePredicate } from './predicate.ts';

/**
 * `verified`: everything holds, under keys that the reader's trust policy names. `verified-self-asserted`:
 * everything holds, under keys that only the package itself vouches for. `incomplete`: nothing is wrong,
 * and something could not be looked at. `failed`: something is not what was signed.
 */
export type VerdictOutcome = 'verified' | 'verified-self-asserted' | 'incomplete' | 'failed';

export interface RecordLine {
  readonly index: number;
  readonly path: string;
  readonly predicateType: string;
  readonly keyid: string;
  /** Of evidence: its id, collector and when it was true. */
  readonly id?: string;
  readonly collector?: string;
  readonly tenant?: string;
  readonly effective?: Instant;
  readonly complete?: boolean;
  /** Origin of the log it was taken over from. */
  readonly foreign?: string;
  /** Time of the first token that covers it: the record existed by then. Absent when no token covers it. */
  readonly existedBy?: Instant;
}

export interface KeyLine {
  readonly keyid: string;
  readonly tier: KeyTier;
  readonly state: 'current' | 'replaced' | 'revoked';
  readonly since: Instant;
  /** Named by the reader's trust policy. */
  readonly trusted: boolean;
  /** Of a security key: whose it is, by the word of the log. */
  readonly name?: string;
}

export interface TimestampLine {
  /** Size of the log it covers, or null for the token over the package. */
  readonly size: number | null;
  readonly time: Instant;
  readonly authority: string;
  /** Chains to a root that the reader's trust policy pins. */
  readonly pinned: boolean;
}

export interface ApprovalLine extends Approved {
  readonly path: string;
  /** The reader's trust policy names the security key. */
  readonly trusted: boolean;
}

export interface Verdict {
  readonly outcome: VerdictOutcome;
  /** The first thing that is broken, in the order of the package; null when nothing is. */
  readonly broken: Problem | null;
  readonly problems: readonly Problem[];
  /** What could not be looked at, for `incomplete`. */
  readonly unseen: readonly Problem[];
  /** What a reader should know and that is no fault. */
  readonly notes: readonly string[];
  readonly package: PackagePredicate | null;
  readonly keys: readonly KeyLine[];
  readonly timestamps: readonly TimestampLine[];
  readonly approvals: readonly ApprovalLine[];
  readonly records: readonly RecordLine[];
  readonly removed: readonly {
    readonly digest: Sha256;
    readonly by: string;
    readonly time: Instant;
    readonly reason: string;
  }[];
  readonly omitted: Omissions;
  readonly notProven: readonly string[];
}

/** Said with every verdict, so that nobody reads more into it than there is. */
export const NOT_PROVEN = [
  'that the system that was asked told the truth',
  'that the program that collected was not changed beforehand',
  'that nothing exists beyond what was collected',
  'who pressed the button: operators are named by the machine, not proven',
] as const;
