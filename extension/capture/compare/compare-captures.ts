import { collectors } from '#collectors/registry.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { COMPARISON_TYPE, type Comparison } from '#shared/evidence/predicates.ts';
import type { Instant } from '#shared/evidence/record.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { peek } from '#shared/evidence/dsse.ts';
import { envelopeSubject, parseStatement } from '#shared/evidence/statement.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import type { Database } from '#extension/store/database.ts';
import { writerFor } from '#extension/store/writer.ts';
import { JOINS } from './joins.ts';

/** A picture and an answer further apart than this are not of the same moment, milliseconds. */
const TOGETHER_MS = 10 * 60_000;

/**
 * Sets each capture beside the answers that were collected at the same moment, and states what both
 * say. A pair that was compared already is not compared again, so this can be called at any time.
 */
export async function compareCaptures(db: Database, time: Instant, signal: AbortSignal): Promise<void> {
  const rows = await db.evidence.toArray();
  const captures = rows.filter(({ kind, collector }) => kind === 'capture' && collector.startsWith('console/'));
  if (captures.length === 0) return;
  const { store, writer } = await writerFor(db, null);
  const done = await comparedPairs(db);
  for (const capture of captures) {
    const page = capture.collector.slice('console/'.length);
    for (const [collector, joins] of Map.groupBy(JOINS[page] ?? [], (each) => each.collector)) {
      signal.throwIfAborted();
      const answer = nearest(capture, collector, rows);
      const reader = collectors.get(collector);
      if (answer === null || reader === undefined || done.has(`${capture.digest} ${answer.digest}`)) continue;
      const [picture, evidence] = [await readEvidence(store, capture), await readEvidence(store, answer)];
      if (!picture?.capture || !evidence) continue;
      const { facts } = reader.read(await answersOf(store, evidence.exchanges), answer.scope);
      const values: Comparison['values'] = joins.flatMap(({ what, page: onPage, api }) => {
        const [said, told] = [onPage(picture.capture?.facts ?? NOTHING), api(facts)];
        return said === null || told === null ? [] : [{ what, page: said, api: told, agrees: said === told }];
      });
      if (values.length === 0) continue;
      const comparison: Comparison = {
        time,
        collector,
        apartMs: apart(capture, answer),
        values,
      };
      await writer.append(COMPARISON_TYPE, comparison, [
        envelopeSubject(capture.digest),
        envelopeSubject(answer.digest),
      ]);
    }
  }
}

const NOTHING = { rows: null, total: null, atLeast: null, filter: null, more: null, settings: {}, identity: {} };

function apart(a: EvidenceRow, b: EvidenceRow): number {
  return Math.abs(Date.parse(a.effective) - Date.parse(b.effective));
}

function nearest(capture: EvidenceRow, collector: string, rows: readonly EvidenceRow[]): EvidenceRow | null {
  const { system, tenant, region } = capture.scope;
  return (
    rows
      .filter(
        (row) => row.collector === collector && row.scope.system === system && sameTenant(row.scope.tenant, tenant),
      )
      .filter((row) => row.scope.region === undefined || row.scope.region === region)
      .filter((row) => apart(row, capture) <= TOGETHER_MS)
      .sort((a, b) => apart(a, capture) - apart(b, capture))[0] ?? null
  );
}

/** Systems do not mind the case of a name in an address. */
export function sameTenant(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function comparedPairs(db: Database): Promise<Set<string>> {
  const pairs = new Set<string>();
  await db.log
    .filter(({ predicateType }) => predicateType === COMPARISON_TYPE)
    .each(({ envelope }) => {
      const [picture, answer] = parseStatement(peek(envelope).payload).subject;
      if (picture && answer) pairs.add(`${picture.digest.sha256} ${answer.digest.sha256}`);
    });
  return pairs;
}
