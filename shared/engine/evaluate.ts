import type { AnyCheck, AnyCollector, Identified } from '../define.ts';
import type { Fact } from '../evidence/fact.ts';
import { known, unknown } from '../evidence/fact.ts';
import type { Instant, Scope } from '../evidence/record.ts';
import { readEvidence } from '../evidence/row.ts';
import type { EvidenceRow, EvidenceStore } from '../evidence/store.ts';
import { answersOf } from './answers.ts';
import { type Captured, readCaptures } from './captures.ts';
import type { Finding } from './report.ts';

export interface EvaluateOptions {
  readonly collectors: ReadonlyMap<string, Identified<AnyCollector>>;
  readonly checks: ReadonlyMap<string, Identified<AnyCheck>>;
  readonly asOf: Instant;
  readonly signal: AbortSignal;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  /** The newest evidence of each collector and scope at that moment. */
  readonly sources: readonly EvidenceRow[];
  /** The newest capture of each page and subject at that moment. */
  readonly captures: readonly Captured[];
}

interface Input {
  readonly row: EvidenceRow;
  readonly facts: Fact<unknown>;
}

/**
 * Judges what the store held at `asOf`: the newest evidence of every collector and scope, tenant by
 * tenant, so that no more than one tenant's facts are in memory at a time.
 *
 * Once a tenant has any evidence, every check of its system is evaluated for it; an input that was
 * never collected is unknown, so that its checks come out unavailable rather than absent.
 */
export async function evaluate(store: EvidenceStore, options: EvaluateOptions): Promise<Evaluation> {
  const newest = await newestRows(store, options);
  const tenants = Map.groupBy(newest, ({ scope }) => `${scope.system}|${scope.tenant}`);
  const findings: Finding[] = [];
  for (const rows of tenants.values()) {
    options.signal.throwIfAborted();
    const inputs = await readInputs(store, rows, options);
    findings.push(...judgeTenant(inputs, options));
  }
  return { findings, sources: newest, captures: await readCaptures(store, options.asOf) };
}

async function newestRows(store: EvidenceStore, { asOf, collectors }: EvaluateOptions): Promise<EvidenceRow[]> {
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

async function readInputs(
  store: EvidenceStore,
  rows: readonly EvidenceRow[],
  { collectors, signal }: EvaluateOptions,
): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const row of rows) {
    signal.throwIfAborted();
    const evidence = await readEvidence(store, row);
    const collector = collectors.get(row.collector);
    if (evidence === null || collector === undefined) continue;
    const answers = await answersOf(store, evidence.exchanges);
    // A reader cannot tell an answer that was taken away from one that was empty.
    const isRemoved = answers.some(({ response, body }) => response !== undefined && body === null);
    const facts = isRemoved
      ? unknown('an answer of this evidence was removed from the workspace')
      : known(collector.read(answers, row.scope).facts);
    inputs.push({ row, facts });
  }
  return inputs;
}

/** Pure: the findings of one tenant from its facts. */
export function judgeTenant(
  inputs: readonly Input[],
  { checks, collectors, asOf }: Pick<EvaluateOptions, 'checks' | 'collectors' | 'asOf'>,
): Finding[] {
  const first = inputs[0];
  if (first === undefined) return [];
  const { system, tenant } = first.row.scope;
  const findings: Finding[] = [];
  for (const check of checks.values()) {
    if (!check.id.startsWith(`${system}/`)) continue;
    const wanted = inputs.filter(({ row }) => check.needs.includes(row.collector));
    const regional = check.needs.some((need) => collectors.get(need)?.regional === true);
    for (const scope of regional ? regionsOf(inputs, system, tenant) : [{ system, tenant }]) {
      const usable = wanted.filter(({ row }) => row.scope.region === undefined || row.scope.region === scope.region);
      findings.push(judgeScope(check, scope, usable, collectors, asOf));
    }
  }
  return findings;
}

/** Every region that any evidence of the tenant is from; the tenant itself when there is none yet. */
function regionsOf(inputs: readonly Input[], system: string, tenant: string): Scope[] {
  const regions = new Set(inputs.flatMap(({ row }) => row.scope.region ?? []));
  if (regions.size === 0) return [{ system, tenant }];
  return [...regions].sort().map((region) => ({ system, tenant, region }));
}

function judgeScope(
  check: Identified<AnyCheck>,
  scope: Scope,
  usable: readonly Input[],
  collectors: EvaluateOptions['collectors'],
  asOf: Instant,
): Finding {
  const facts: Record<string, Fact<unknown>> = {};
  const effective: Record<string, Instant | undefined> = {};
  for (const need of check.needs) {
    const input = usable.find(({ row }) => row.collector === need);
    const title = collectors.get(need)?.title ?? need;
    facts[need] = input === undefined ? unknown(`"${title}" has not been collected`) : input.facts;
    effective[need] = input?.row.effective;
  }
  const moments = usable.map(({ row }) => row.effective).sort();
  return {
    check: check.id,
    scope,
    outcomes: check.evaluate(facts, { scope, asOf, effective }),
    evidence: usable.map(({ row }) => row.id),
    effective: moments[0] ?? asOf,
  };
}
