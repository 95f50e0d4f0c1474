import { collectors } from '#collectors/registry.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { COMPARISON_TYPE, type Comparison } from '#shared/evidence/predicates.ts';
import type { Instant } from '#shared/evidence/record.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { peek } from '#shared/evidence/dsse.ts';
import { envelopeSubject, parseStatement } from '#shared/evidence/statement.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import type { Database } from '#extension/store/database.ts';
import { writerFor } from '#extension/store/writer.ts';
import { setBeside } from './set-beside.ts';

/** An answer that came later than this is not of the picture's moment, milliseconds. */
const TOGETHER_MS = 10 * 60_000;

/**
 * Sets each capture beside the answers that were collected from when it was begun on, and states what
 * both say. An earlier answer is not used: what was changed in between would look like a difference.
 * A pair that was compared already is not compared again, so this can be called at any time.
 */
export async function compareCaptures(db: Database, time: Instant, signal: AbortSignal): Promise<void> {
  const rows = await db.evidence.toArray();
  const captures = rows.filter(({ kind, collector }) => kind === 'capture' && collector.startsWith('console/'));
  if (captures.length === 0) return;
  await navigator.locks.request('annexa comparisons', async () => {
    const done = await comparedPairs(db);
    for (const capture of captures) {
      const besides = consolePages.get(capture.collector.slice('console/'.length))?.beside ?? [];
      for (const [collector, own] of Map.groupBy(besides, (each) => each.collector)) {
        signal.throwIfAborted();
        const answer = firstAfter(capture, collector, rows);
        if (answer === null || done.has(`${capture.digest} ${answer.digest}`)) continue;
        await compare(db, { capture, answer, collector, time }, own);
      }
    }
  });
}

interface Pair {
  readonly capture: EvidenceRow;
  readonly answer: EvidenceRow;
  readonly collector: string;
  readonly time: Instant;
}

async function compare(db: Database, pair: Pair, besides: Parameters<typeof setBeside>[2]): Promise<void> {
  const { capture, answer, collector, time } = pair;
  const { store, writer } = await writerFor(db, null);
  const reader = collectors.get(collector);
  const [picture, evidence] = [await readEvidence(store, capture), await readEvidence(store, answer)];
  if (reader === undefined || !picture?.capture || !evidence) return;
  const { facts } = reader.read(await answersOf(store, evidence.exchanges), answer.scope);
  const sides = setBeside({ page: picture.capture.facts, api: facts }, picture.capture.subject, besides);
  const comparison: Comparison = {
    time,
    collector,
    apartMs: Math.abs(Date.parse(answer.effective) - Date.parse(capture.effective)),
    values: sides.values,
    ...(sides.left.length === 0 ? {} : { left: sides.left }),
  };
  await writer.append(COMPARISON_TYPE, comparison, [envelopeSubject(capture.digest), envelopeSubject(answer.digest)]);
}

/** The first answer of the collector about the same account that is not from before the picture. */
function firstAfter(capture: EvidenceRow, collector: string, rows: readonly EvidenceRow[]): EvidenceRow | null {
  const { system, tenant, region } = capture.scope;
  const after = ({ effective }: EvidenceRow): number => Date.parse(effective) - Date.parse(capture.effective);
  return (
    rows
      .filter((row) => row.collector === collector && row.scope.system === system)
      .filter(({ scope }) => sameTenant(scope.tenant, tenant))
      .filter(({ scope }) => scope.region === undefined || scope.region === region)
      .filter((row) => after(row) >= 0 && after(row) <= TOGETHER_MS)
      .sort((a, b) => after(a) - after(b))[0] ?? null
  );
}

/** Systems do not mind the case of a name in an address. */
function sameTenant(a: string, b: string): boolean {
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
