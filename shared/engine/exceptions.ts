import type { ControlId } from '../define.ts';
import { peek } from '../evidence/dsse.ts';
import { EXCEPTION_TYPE, Exception, IMPORT_TYPE } from '../evidence/predicates.ts';
import type { Instant } from '../evidence/record.ts';
import { importedStatement } from '../evidence/row.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { Decision } from './status.ts';

/** An exception as a log tells it; `foreign` is the origin of another log that it was taken over from. */
export type StatedException = Exception & { readonly foreign?: string };

const STANDARD_2022 = 'iso27001-2022';

/**
 * The newest word of each exception that was stated up to `asOf`, in the order of the log. One that was
 * withdrawn is not among them; one whose day has passed is.
 */
export async function exceptionsIn(store: EvidenceStore, asOf: Instant): Promise<StatedException[]> {
  const found = new Map<string, StatedException>();
  for await (const { predicateType, envelope } of store.entries()) {
    const told = await toldBy(store, predicateType, envelope);
    if (told === null || told.time > asOf) continue;
    const key = JSON.stringify([told.foreign ?? null, told.id]);
    if (told.withdrawn) found.delete(key);
    else found.set(key, told);
  }
  return [...found.values()];
}

async function toldBy(store: EvidenceStore, type: string, envelope: Uint8Array): Promise<StatedException | null> {
  if (type === EXCEPTION_TYPE) return exceptionOf(envelope);
  if (type !== IMPORT_TYPE) return null;
  const { told, envelope: digest } = importedStatement(envelope);
  if (told?.type !== EXCEPTION_TYPE) return null;
  const bytes = await store.getBlob(digest);
  return bytes === null ? null : { ...exceptionOf(bytes), foreign: told.origin };
}

function exceptionOf(envelope: Uint8Array): Exception {
  return predicateOf(parseStatement(peek(envelope).payload), Exception);
}

/**
 * Whether an exception decides about its control. One of another log decides nothing here, because a risk is
 * accepted by whoever carries it; one for single subjects leaves its control as it is.
 */
export function isDeciding({ foreign, subjects, control }: StatedException): boolean {
  return foreign === undefined && subjects.length === 0 && control.standard === STANDARD_2022;
}

/** What the log's own exceptions decide. Of several for one control the one that stands longest counts. */
export function decisionsOf(exceptions: readonly StatedException[]): Map<ControlId, Decision> {
  const decisions = new Map<ControlId, Extract<Decision, { kind: 'accepted' }>>();
  for (const { control, reason, approvedBy, owner, until } of exceptions.filter(isDeciding)) {
    const id = control.id as ControlId;
    const earlier = decisions.get(id);
    if (earlier !== undefined && earlier.until >= until) continue;
    const told = `${reason} (approved by ${approvedBy}; owner ${owner})`;
    decisions.set(id, { kind: 'accepted', reason: told, until });
  }
  return decisions;
}
