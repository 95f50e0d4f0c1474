import { AnnexaError } from '../errors/annexa-error.ts';
import { type Approved, Approvers, judgeApproval } from '../evidence/approvers.ts';
import { peek } from '../evidence/dsse.ts';
import { keyStatementIn, keyStatements } from '../evidence/key-statements.ts';
import { KEY_TYPE, REVIEW_TYPE, Review } from '../evidence/predicates.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { peekCheckpoint } from '../log/checkpoint.ts';

/** The approvals in a store's own log that hold, oldest first. One that does not hold approves nothing. */
export async function reportApprovals(store: EvidenceStore): Promise<Approved[]> {
  const notes = new Set((await store.checkpoints()).map(({ note }) => note));
  const sizeOf = (note: string) => (notes.has(note) ? peekCheckpoint(note).size : null);
  const before = new Approvers();
  const after = new Approvers();
  for await (const told of keyStatements(store)) after.hear(told);
  const found: Approved[] = [];
  for await (const { predicateType, envelope } of store.entries()) {
    if (predicateType === KEY_TYPE) before.hear(keyStatementIn(envelope));
    if (predicateType !== REVIEW_TYPE) continue;
    const review = predicateOf(parseStatement(peek(envelope).payload), Review);
    try {
      const approved = await judgeApproval(review, sizeOf, before, after);
      if (approved) found.push(approved);
    } catch (cause) {
      if (!(cause instanceof AnnexaError)) throw cause;
    }
  }
  return found;
}
