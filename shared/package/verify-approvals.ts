import { verifyApproval } from '../evidence/approval.ts';
import { fromBase64 } from '../evidence/bytes.ts';
import { digestOf } from '../evidence/digest.ts';
import { REVIEW_TYPE, Review } from '../evidence/predicates.ts';
import { predicateOf } from '../evidence/statement.ts';
import { peekCheckpoint } from '../log/checkpoint.ts';
import { Fault, type Findings } from './findings.ts';
import type { ApprovalLine } from './verdict.ts';
import type { SeenEntry } from './verify-entries.ts';
import type { PackageLog } from './verify-log.ts';

/** Approvals by a security key: each holds, and is of a checkpoint of this log. */
export async function checkApprovals(
  entries: readonly SeenEntry[],
  log: PackageLog,
  findings: Findings,
): Promise<ApprovalLine[]> {
  const lines: ApprovalLine[] = [];
  for (const { line, statement } of entries) {
    if (line.predicateType !== REVIEW_TYPE || statement === null) continue;
    const approved = await findings.guard(line.path, async () => {
      const { reviewer, approval } = predicateOf(statement, Review);
      if (approval === undefined) return null;
      const { size } = peekCheckpoint(approval.checkpoint);
      if (log.notes.get(size) !== approval.checkpoint)
        throw new Fault('the checkpoint it approves is not one of this log');
      const { verified } = await verifyApproval(approval);
      return { path: line.path, reviewer, size, keyid: await digestOf(fromBase64(approval.publicKey)), verified };
    });
    if (approved) lines.push(approved);
  }
  return lines;
}
