import { IntegrityError } from '../errors/integrity-error.ts';
import { verifyApproval } from './approval.ts';
import { fromBase64 } from './bytes.ts';
import { digestNow } from './digest.ts';
import type { KeyStatement, Review } from './predicates.ts';
import type { Instant } from './record.ts';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A person's security key, as the log tells it. */
export interface Approver {
  /** SHA-256 of the public key. */
  readonly keyid: string;
  readonly name: string;
  /** SubjectPublicKeyInfo and credential id, base64. */
  readonly publicKey: string;
  readonly credential: string;
  readonly since: Instant;
  /** From when its approvals count for nothing. */
  readonly revokedSince: Instant | null;
}

/** A review whose approval holds, and how its key stands in the log. */
export interface Approved {
  readonly reviewer: string;
  readonly decision: Review['decision'];
  readonly time: Instant;
  /** Entries of the log that were approved, from the first. */
  readonly size: number;
  readonly keyid: string;
  /** The key asked for a PIN or a finger, and not only for a touch. */
  readonly verified: boolean;
  /** `enrolled`: the log named the key, and whose it is, before. `unknown`: only this approval vouches for it. */
  readonly standing: 'enrolled' | 'unknown' | 'revoked';
}

/** The security keys of one log, as its statements are heard in order. */
export class Approvers {
  readonly #known = new Map<string, Approver>();

  hear(told: KeyStatement): void {
    const { keyid, time } = told;
    if (told.action === 'approver') {
      const { name, publicKey, credential } = told;
      this.#known.set(keyid, { keyid, name, publicKey, credential, since: time, revokedSince: null });
    } else if (told.action === 'revoke') {
      const known = this.#known.get(keyid);
      if (known) this.#known.set(keyid, { ...known, revokedSince: told.since });
    }
  }

  get(keyid: string): Approver | null {
    return this.#known.get(keyid) ?? null;
  }

  all(): Approver[] {
    return [...this.#known.values()];
  }
}

/**
 * Verifies the approval of a review. `noteOf` gives the log's own checkpoint for a size, `before` the
 * keys that were enrolled when it was made, `after` what became of them. Null for a review without an
 * approval; throws an IntegrityError for one that does not hold.
 */
export async function judgeApproval(
  { approval, reviewer, decision, time }: Review,
  noteOf: (note: string) => number | null,
  before: Approvers,
  after: Approvers,
): Promise<Approved | null> {
  if (approval === undefined) return null;
  const size = noteOf(approval.checkpoint);
  if (size === null) {
    throw new IntegrityError(
      'The approval does not hold: the checkpoint it approves is not one of this log.',
      'Treat the checkpoint as not approved.',
    );
  }
  const { verified } = await verifyApproval(approval);
  const keyid = bytesToHex(digestNow(fromBase64(approval.publicKey)));
  const since = after.get(keyid)?.revokedSince ?? null;
  const revoked = since !== null && time >= since;
  const standing = revoked ? 'revoked' : before.get(keyid) === null ? 'unknown' : 'enrolled';
  return { reviewer, decision, time, size, keyid, verified, standing };
}
