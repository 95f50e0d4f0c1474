import type { ReportKey } from '../engine/report.ts';
import { AnnexaError } from '../errors/annexa-error.ts';
import { predicateTypeOf } from '../evidence/row.ts';
import { keysAfter, keyStatementIn, keyStatements } from '../evidence/key-statements.ts';
import { KEY_TYPE, type KeyStatement } from '../evidence/predicates.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { type ImportedPackage, importedList, importedPackages } from './import.ts';
import { ENVELOPE_END } from './layout.ts';

/** The keys behind the evidence of a store: of its own log, then of each log that it took evidence over from. */
export async function reportKeys(store: EvidenceStore): Promise<ReportKey[]> {
  const own = keysAfter(await Array.fromAsync(keyStatements(store)), false);
  // A later package of a log tells all that an earlier one told.
  const newest = new Map<string, ImportedPackage>();
  for await (const each of importedPackages(store)) {
    const before = newest.get(each.told.origin);
    if (!before || before.told.size <= each.told.size) newest.set(each.told.origin, each);
  }
  const foreign: ReportKey[] = [];
  for (const { list } of newest.values()) {
    try {
      foreign.push(...keysAfter(await statementsIn(store, list), true));
    } catch (cause) {
      // What was removed or damaged names no key; the evidence of that log is judged without it.
      if (!(cause instanceof AnnexaError)) throw cause;
    }
  }
  return [...own, ...foreign];
}

async function statementsIn(store: EvidenceStore, list: string): Promise<KeyStatement[]> {
  const found: KeyStatement[] = [];
  const { files } = await importedList(store, list);
  // Their paths carry the position in the log, padded, so that their order is the order of the log.
  const statements = files.filter(({ path }) => path.startsWith('data/statements/') && path.endsWith(ENVELOPE_END));
  for (const { sha256 } of statements.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const envelope = await store.getBlob(sha256);
    if (envelope !== null && predicateTypeOf(envelope) === KEY_TYPE) found.push(keyStatementIn(envelope));
  }
  return found;
}
