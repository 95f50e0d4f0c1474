import type { ElsewhereException, GapReport } from '../engine/report.ts';
import { peek } from '../evidence/dsse.ts';
import { EXCEPTION_TYPE, Exception, IMPORT_TYPE } from '../evidence/predicates.ts';
import { importedStatement } from '../evidence/row.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { reportApprovals } from './report-approvals.ts';
import { reportKeys } from './report-keys.ts';

export type Provenance = Required<Pick<GapReport, 'keys' | 'approvals' | 'elsewhere'>>;

/** Whose word the evidence of a store is: keys, approvals, and what other logs decided for themselves. */
export async function provenanceOf(store: EvidenceStore): Promise<Provenance> {
  return {
    keys: await reportKeys(store),
    approvals: await reportApprovals(store),
    elsewhere: await exceptionsElsewhere(store),
  };
}

/** The newest word of each exception that was taken over with a package. */
async function exceptionsElsewhere(store: EvidenceStore): Promise<ElsewhereException[]> {
  const found = new Map<string, ElsewhereException>();
  for await (const entry of store.entries()) {
    if (entry.predicateType !== IMPORT_TYPE) continue;
    const { told, envelope } = importedStatement(entry.envelope);
    if (told?.type !== EXCEPTION_TYPE) continue;
    const bytes = await store.getBlob(envelope);
    if (bytes === null) continue;
    const { id, control, reason, approvedBy, until, withdrawn } = predicateOf(
      parseStatement(peek(bytes).payload),
      Exception,
    );
    const key = `${told.origin} ${id}`;
    if (withdrawn) found.delete(key);
    else found.set(key, { origin: told.origin, control: control.id, reason, approvedBy, until });
  }
  return [...found.values()];
}
