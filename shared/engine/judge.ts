import type { AnyCheck, AnyCollector, Identified } from '../define.ts';
import { type Fact, unknown } from '../evidence/fact.ts';
import type { Outcome } from '../evidence/outcome.ts';
import type { Instant, Scope } from '../evidence/record.ts';
import type { EvidenceRow, EvidenceStore } from '../evidence/store.ts';
import type { Finding } from './report.ts';
import { Source } from './source.ts';
import { Turns } from './turns.ts';

export interface JudgeOptions {
  readonly collectors: ReadonlyMap<string, Identified<AnyCollector>>;
  readonly checks: ReadonlyMap<string, Identified<AnyCheck>>;
  readonly asOf: Instant;
  readonly signal: AbortSignal;
}

/** One check for one scope, with what there is to judge it on. */
interface Task {
  readonly check: Identified<AnyCheck>;
  readonly scope: Scope;
  readonly sources: readonly Source[];
  /** Outcomes that another part may add to. */
  readonly open: Map<string, Outcome>;
}

/**
 * Judges one tenant from its newest evidence. A check over the items of an input that can be read in
 * parts is evaluated part by part, and gives a finding for each: no more than one part of a population,
 * and what follows from it, is held at a time.
 *
 * Once a tenant has any evidence, every check of its system is evaluated for it; an input that was never
 * collected is unknown, so that its checks come out unavailable rather than absent.
 */
export async function* judgeTenant(
  store: EvidenceStore,
  rows: readonly EvidenceRow[],
  options: JudgeOptions,
): AsyncGenerator<Finding> {
  const sources = rows.flatMap((row) => {
    const collector = options.collectors.get(row.collector);
    return collector === undefined ? [] : [new Source(store, row, collector)];
  });
  const tasks = tasksOf(sources, options);
  const turns = new Turns();
  for (const task of tasks) {
    if (partedOf(task) !== null) continue;
    await turns.pass();
    options.signal.throwIfAborted();
    yield findingOf(task, await evaluated(task, null, options), options);
  }
  for (const source of sources) {
    const over = tasks.filter((task) => partedOf(task) === source);
    if (over.length === 0) continue;
    for await (const part of source.parts()) {
      await turns.pass();
      options.signal.throwIfAborted();
      for (const task of over) yield findingOf(task, closed(task, await evaluated(task, part, options)), options);
    }
    for (const task of over) if (task.open.size > 0) yield findingOf(task, [...task.open.values()], options);
  }
}

function tasksOf(sources: readonly Source[], { checks, collectors }: JudgeOptions): Task[] {
  const first = sources[0];
  if (first === undefined) return [];
  const { system, tenant } = first.row.scope;
  const tasks: Task[] = [];
  for (const check of checks.values()) {
    if (!check.id.startsWith(`${system}/`)) continue;
    const wanted = sources.filter(({ row }) => check.needs.includes(row.collector));
    const regional = check.needs.some((need) => collectors.get(need)?.regional === true);
    for (const scope of regional ? regionsOf(sources, system, tenant) : [{ system, tenant }]) {
      const usable = wanted.filter(({ row }) => row.scope.region === undefined || row.scope.region === scope.region);
      tasks.push({ check, scope, sources: usable, open: new Map() });
    }
  }
  return tasks;
}

/** Every region that any evidence of the tenant is from; the tenant itself when there is none yet. */
function regionsOf(sources: readonly Source[], system: string, tenant: string): Scope[] {
  const regions = new Set(sources.flatMap(({ row }) => row.scope.region ?? []));
  if (regions.size === 0) return [{ system, tenant }];
  return [...regions].sort().map((region) => ({ system, tenant, region }));
}

/** The source that a task is evaluated in parts of; null when it is evaluated at once. */
function partedOf({ check, sources }: Task): Source | null {
  return sources.find(({ row, isParted }) => isParted && row.collector === check.over) ?? null;
}

async function evaluated(
  { check, scope, sources }: Task,
  part: Fact<unknown> | null,
  { collectors, asOf }: JudgeOptions,
): Promise<Outcome[]> {
  const facts: Record<string, Fact<unknown>> = {};
  const effective: Record<string, Instant | undefined> = {};
  for (const need of check.needs) {
    const source = sources.find(({ row }) => row.collector === need);
    effective[need] = source?.row.effective;
    if (source === undefined) facts[need] = unknown(`"${collectors.get(need)?.title ?? need}" has not been collected`);
    else facts[need] = part !== null && need === check.over ? part : await source.whole();
  }
  return check.evaluate(facts, { scope, asOf, effective });
}

/** The outcomes that no other part can change; the others stay open. */
function closed({ check: { meeting }, scope, open }: Task, outcomes: readonly Outcome[]): readonly Outcome[] {
  if (meeting === undefined) return outcomes;
  return outcomes.filter((outcome) => {
    if (!meeting.recurs(outcome.subject, scope)) return true;
    const earlier = open.get(outcome.subject.id);
    open.set(outcome.subject.id, earlier === undefined ? outcome : meeting.pick(earlier, outcome));
    return false;
  });
}

function findingOf({ check, scope, sources }: Task, outcomes: readonly Outcome[], { asOf }: JudgeOptions): Finding {
  return {
    check: check.id,
    scope,
    outcomes,
    evidence: sources.map(({ row }) => row.id),
    effective: sources.map(({ row }) => row.effective).sort()[0] ?? asOf,
  };
}
