import { exceptionsIn, isDeciding } from '#shared/engine/exceptions.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { type Acceptance, newException, type Opinion, newReview } from '#shared/evidence/decisions.ts';
import { EXCEPTION_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { envelopeSubject, type Subject } from '#shared/evidence/statement.ts';
import { assertUnlocked } from '#extension/keys/locked.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { originOf } from '#extension/store/origin.ts';
import { writerFor } from '#extension/store/writer.ts';

/**
 * What a person decides on the report, stated in the log under a signed checkpoint. Each throws an
 * InputError for what is missing, and a LockedError while nothing can be signed.
 */
export async function reviewCapture(db: Database, evidence: string, opinion: Opinion): Promise<void> {
  const review = newReview(opinion, new Date().toISOString());
  const row = await db.evidence.where('id').equals(evidence).first();
  if (row === undefined) {
    throw new InputError('This capture is no longer here.', 'Open the report again; it may have been removed.');
  }
  await state(db, REVIEW_TYPE, review, [envelopeSubject(row.digest)]);
}

export async function acceptRisk(db: Database, acceptance: Acceptance): Promise<void> {
  await state(db, EXCEPTION_TYPE, newException(acceptance, new Date().toISOString()), []);
}

/** Ends what stands for a control before its day; the log keeps both. */
export async function withdrawAcceptance(db: Database, control: string): Promise<void> {
  const time = new Date().toISOString();
  const stated = await exceptionsIn(new DexieEvidenceStore(db, await originOf(db)), time);
  for (const exception of stated.filter(isDeciding)) {
    if (exception.control.id !== control || exception.until < time) continue;
    await state(db, EXCEPTION_TYPE, { ...exception, time, withdrawn: true }, []);
  }
}

async function state(db: Database, type: string, predicate: unknown, subjects: readonly Subject[]): Promise<void> {
  await assertUnlocked(db);
  const { writer } = await writerFor(db, null);
  await writer.append(type, predicate, subjects);
  await writer.checkpoint();
}
