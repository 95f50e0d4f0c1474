import { exceptionsIn } from '../engine/exceptions.ts';
import type { ElsewhereException, GapReport } from '../engine/report.ts';
import type { Instant } from '../evidence/record.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { reportApprovals } from './report-approvals.ts';
import { reportKeys } from './report-keys.ts';

export type Provenance = Required<Pick<GapReport, 'keys' | 'approvals' | 'elsewhere'>>;

/** Whose word the evidence of a store is: keys, approvals, and what other logs decided for themselves. */
export async function provenanceOf(store: EvidenceStore, asOf: Instant): Promise<Provenance> {
  return {
    keys: await reportKeys(store),
    approvals: await reportApprovals(store),
    elsewhere: await exceptionsElsewhere(store, asOf),
  };
}

async function exceptionsElsewhere(store: EvidenceStore, asOf: Instant): Promise<ElsewhereException[]> {
  return (await exceptionsIn(store, asOf)).flatMap(({ foreign: origin, control, reason, approvedBy, until }) =>
    origin === undefined ? [] : [{ origin, control: control.id, reason, approvedBy, until }],
  );
}
