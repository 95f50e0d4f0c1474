import type { ControlId } from '../define.ts';
import type { EvidenceRow, EvidenceStore } from '../evidence/store.ts';
import { type Captured, readCaptures } from './captures.ts';
import { decisionsOf, exceptionsIn } from './exceptions.ts';
import { FindingCounter } from './findings.ts';
import { type JudgeOptions, judgeTenant } from './judge.ts';
import { HeldLines, type LineShelf, type Lines } from './lines.ts';
import type { Finding, FindingCount } from './report.ts';
import type { Decision } from './status.ts';

export interface EvaluateOptions extends JudgeOptions {
  /** Where the lines go; into memory unless told. */
  readonly shelf?: LineShelf;
}

export interface Evaluation {
  readonly findings: readonly FindingCount[];
  /** Every subject that did not pass, by check. */
  readonly lines: Lines;
  /** The newest evidence of each collector and scope at that moment. */
  readonly sources: readonly EvidenceRow[];
  /** The newest capture of each page and subject at that moment. */
  readonly captures: readonly Captured[];
  /** What the organisation decided about controls, up to that moment. */
  readonly decisions: ReadonlyMap<ControlId, Decision>;
}

/** Judges what the store held at `asOf`: the newest evidence of every collector and scope. */
export async function evaluate(store: EvidenceStore, options: EvaluateOptions): Promise<Evaluation> {
  const { asOf, shelf = new HeldLines() } = options;
  const sources = await newestRows(store, options);
  const counter = new FindingCounter(shelf);
  for await (const finding of findingsOf(store, sources, options)) await counter.add(finding);
  return {
    findings: counter.counts(),
    lines: shelf,
    sources,
    captures: await readCaptures(store, asOf),
    decisions: decisionsOf(await exceptionsIn(store, asOf)),
  };
}

/** Every outcome there is, tenant by tenant; those of one check and scope may come in several findings. */
export async function* findingsOf(
  store: EvidenceStore,
  rows: readonly EvidenceRow[],
  options: JudgeOptions,
): AsyncGenerator<Finding> {
  for (const own of Map.groupBy(rows, ({ scope }) => `${scope.system}|${scope.tenant}`).values()) {
    yield* judgeTenant(store, own, options);
  }
}

/** The newest evidence of each collector and scope that was there at `asOf`. */
export async function newestRows(
  store: EvidenceStore,
  { asOf, collectors }: Pick<JudgeOptions, 'asOf' | 'collectors'>,
): Promise<EvidenceRow[]> {
  const newest = new Map<string, EvidenceRow>();
  for await (const row of store.evidence({ asOf })) {
    if (!collectors.has(row.collector)) continue;
    const { system, tenant, region = '' } = row.scope;
    const key = [system, tenant, row.collector, region].join('|');
    const earlier = newest.get(key);
    if (earlier === undefined || earlier.effective <= row.effective) newest.set(key, row);
  }
  return [...newest.values()];
}
