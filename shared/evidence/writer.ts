import { IntegrityError } from '../errors/integrity-error.ts';
import { peekCheckpoint, signCheckpoint } from '../log/checkpoint.ts';
import { rootOf } from '../log/merkle.ts';
import { base64, sameBytes } from './bytes.ts';
import { peek, STATEMENT_PAYLOAD, seal } from './dsse.ts';
import type { Approver } from './approvers.ts';
import { KEY_TYPE, KeyStatement } from './predicates.ts';
import type { Signer } from './signer.ts';
import { parseStatement, predicateOf, type Subject, statement, statementBytes } from './statement.ts';
import type { EvidenceStore, LogEntry } from './store.ts';

/** The only way into a log: seals statements with one key, appends them, and signs checkpoints. */
export class EvidenceWriter {
  readonly store: EvidenceStore;
  readonly signer: Signer;
  readonly #now: () => number;

  constructor(store: EvidenceStore, signer: Signer, now: () => number = Date.now) {
    this.store = store;
    this.signer = signer;
    this.#now = now;
  }

  /**
   * States the key in the log when the log does not have it. A key that a rotation already named needs
   * nothing. Throws an IntegrityError when the log began with another key and none handed over to this one.
   */
  async enrol(): Promise<void> {
    let begun = false;
    for await (const entry of this.store.entries()) {
      begun = true;
      if (entry.predicateType !== KEY_TYPE) continue;
      const predicate = predicateOf(parseStatement(peek(entry.envelope).payload), KeyStatement);
      if (predicate.action !== 'revoke' && predicate.keyid === this.signer.keyid) return;
    }
    if (begun) {
      throw new IntegrityError(
        `The log ${this.store.origin} was begun with another key.`,
        'Restore the key it was written with, or start a new workspace.',
      );
    }
    const { keyid, publicKey, tier } = this.signer;
    const time = this.#instant();
    const enrolment = { action: 'enrol', time, origin: this.store.origin, keyid, publicKey: base64(publicKey), tier };
    await this.append(KEY_TYPE, enrolment, []);
  }

  /** Hands the log over to `next`; the old key signs. Write on with a new writer for `next`. */
  async rotate(next: Signer, reason: string): Promise<LogEntry> {
    const { keyid, publicKey, tier } = next;
    const told = { time: this.#instant(), origin: this.store.origin, replaces: this.signer.keyid, reason };
    return this.append(KEY_TYPE, { action: 'rotate', keyid, publicKey: base64(publicKey), tier, ...told }, []);
  }

  /** Says that signatures of `keyid` from the instant `since` on count for nothing. */
  async revoke(keyid: string, since: string, reason: string): Promise<LogEntry> {
    const told = { time: this.#instant(), origin: this.store.origin };
    return this.append(KEY_TYPE, { action: 'revoke', keyid, since, reason, ...told }, []);
  }

  /** Names the security key of a person, so that its approvals can be told from anyone's. */
  async enrolApprover(approver: Omit<Approver, 'since' | 'revokedSince'>): Promise<LogEntry> {
    const told = { time: this.#instant(), origin: this.store.origin };
    return this.append(KEY_TYPE, { action: 'approver', tier: 'hardware-approval', ...approver, ...told }, []);
  }

  /** Throws an IntegrityError when the predicate does not fit its type or has no canonical form. */
  async append(predicateType: string, predicate: unknown, subjects: readonly Subject[]): Promise<LogEntry> {
    const payload = statementBytes(statement(predicateType, predicate, subjects));
    return this.store.append(await seal(STATEMENT_PAYLOAD, payload, this.signer));
  }

  /**
   * Signs the log as it is now and keeps the note. For a size that has one already, returns that.
   *
   * Throws an IntegrityError, and signs nothing, when the log is shorter than an earlier checkpoint or
   * has another root at its size: a log must never sign two histories.
   */
  async checkpoint(): Promise<string> {
    const leaves = await this.store.leafHashes();
    const size = leaves.length;
    const root = rootOf(leaves);
    // The newest is enough: it was itself only signed when it went on from the one before.
    const newest = (await this.store.checkpoints()).at(-1);
    if (newest !== undefined) {
      const earlier = peekCheckpoint(newest.note);
      if (earlier.size > size) {
        throw forked(`The log ${this.store.origin} has ${size} entries, and ${earlier.size} were signed for.`);
      }
      if (!sameBytes(rootOf(leaves.slice(0, earlier.size)), earlier.root)) {
        throw forked(
          `The first ${earlier.size} entries of log ${this.store.origin} are not the ones that were signed.`,
        );
      }
      if (earlier.size === size) return newest.note;
    }
    const note = await signCheckpoint({ origin: this.store.origin, size, root }, this.signer);
    await this.store.putCheckpoint(size, note);
    return note;
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

function forked(what: string): IntegrityError {
  return new IntegrityError(
    what,
    'The workspace was changed or rolled back: restore it from a copy, or begin a new one.',
  );
}
