import { InputError } from '#shared/errors/input-error.ts';
import { verifyApproval } from '#shared/evidence/approval.ts';
import type { Approver } from '#shared/evidence/approvers.ts';
import { REVIEW_TYPE, type Review } from '#shared/evidence/predicates.ts';
import type { Database } from '#extension/store/database.ts';
import { writerFor } from '#extension/store/writer.ts';
import { assertUnlocked } from './locked.ts';
import { approveNote, makeApprover } from './security-key.ts';

/** Enrols the security key of a person of that name, as a statement in the log. */
export async function enrolApprover(db: Database, name: string, known: readonly Approver[]): Promise<void> {
  const text = name.trim();
  if (text === '')
    throw new InputError('An approver needs a name.', 'Give the name of whoever holds the security key.');
  // A credential that the log could not name would only lie about on the security key.
  await assertUnlocked(db);
  const { writer } = await writerFor(db, null);
  await writer.enrolApprover(await makeApprover(text, known));
  await writer.checkpoint();
}

/**
 * Has a person approve all that the log holds now with their security key, and puts that into the log.
 * Throws an InputError when they do not, and a LockedError before they are asked when it could not be signed.
 */
export async function approveNow(db: Database, approver: Approver): Promise<void> {
  await assertUnlocked(db);
  const { writer } = await writerFor(db, null);
  const approval = await approveNote(await writer.checkpoint(), approver);
  await verifyApproval(approval);
  const review: Review = {
    time: new Date().toISOString(),
    reviewer: approver.name,
    decision: 'approved',
    approval,
  };
  await writer.append(REVIEW_TYPE, review, []);
  await writer.checkpoint();
}
