import { Approvers, judgeApproval } from '../evidence/approvers.ts';
import { REVIEW_TYPE, Review } from '../evidence/predicates.ts';
import { predicateOf } from '../evidence/statement.ts';
import { peekCheckpoint } from '../log/checkpoint.ts';
import type { Findings } from './findings.ts';
import type { ApprovalLine, KeyLine } from './verdict.ts';
import type { SeenEntry } from './verify-entries.ts';
import type { PackageLog } from './verify-log.ts';

/** Approvals by a security key: each holds, and is of a checkpoint of this log. */
export async function checkApprovals(
  entries: readonly SeenEntry[],
  log: PackageLog,
  keys: readonly KeyLine[],
  findings: Findings,
): Promise<ApprovalLine[]> {
  const lines: ApprovalLine[] = [];
  const before = new Approvers();
  const after = new Approvers();
  for (const { key } of entries) if (key) after.hear(key);
  for (const { line, key, statement } of entries.toSorted((a, b) => a.line.index - b.line.index)) {
    if (key) before.hear(key);
    if (line.predicateType !== REVIEW_TYPE || statement === null) continue;
    const approved = await findings.guard(line.path, () =>
      judgeApproval(predicateOf(statement, Review), sizeOf(log), before, after),
    );
    if (approved === null) continue;
    const trusted = keys.some(({ keyid, trusted }) => keyid === approved.keyid && trusted);
    lines.push({ path: line.path, ...approved, trusted });
  }
  return lines;
}

function sizeOf({ notes }: PackageLog): (note: string) => number | null {
  return (note) => {
    const { size } = peekCheckpoint(note);
    return notes.get(size) === note ? size : null;
  };
}
