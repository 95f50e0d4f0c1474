import type { ReportKey } from '../engine/report.ts';
import { peek } from './dsse.ts';
import { KEY_TYPE, KeyStatement } from './predicates.ts';
import { parseStatement, predicateOf } from './statement.ts';
import type { EvidenceStore } from './store.ts';

/** What the log says about its keys, oldest first. */
export async function* keyStatements(store: EvidenceStore): AsyncGenerator<KeyStatement> {
  for await (const entry of store.entries()) {
    if (entry.predicateType === KEY_TYPE) yield keyStatementIn(entry.envelope);
  }
}

/** Throws an IntegrityError when the envelope holds something else. */
export function keyStatementIn(envelope: Uint8Array): KeyStatement {
  return predicateOf(parseStatement(peek(envelope).payload), KeyStatement);
}

/** The keys that statements of one log leave, in the order they came. */
export function keysAfter(statements: readonly KeyStatement[], foreign: boolean): ReportKey[] {
  const keys = new Map<string, ReportKey>();
  const mark = (keyid: string, state: ReportKey['state']): void => {
    const key = keys.get(keyid);
    if (key) keys.set(keyid, { ...key, state });
  };
  for (const told of statements) {
    const { keyid, origin, time } = told;
    if (told.action === 'revoke') mark(keyid, 'revoked');
    else {
      if (told.action === 'rotate') mark(told.replaces, 'replaced');
      const name = told.action === 'approver' ? { name: told.name } : {};
      keys.set(keyid, { origin, foreign, keyid, tier: told.tier, state: 'current', since: time, ...name });
    }
  }
  return [...keys.values()];
}
