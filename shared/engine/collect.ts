import type { AnyCollector, AnyProvider, Answer, Fetch, Identified, Progress } from '../define.ts';
import { AnnexaError } from '../errors/annexa-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { ThrottledError } from '../errors/throttled-error.ts';
import type { Actor, Completeness, Evidence, Exchange, Scope, Sha256 } from '../evidence/record.ts';
import { EVIDENCE_TYPE } from '../evidence/record.ts';
import { Recorder } from '../evidence/recorder.ts';
import { readEvidence } from '../evidence/row.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from '../evidence/store.ts';
import { uuidV7 } from '../evidence/uuid.ts';
import type { EvidenceWriter } from '../evidence/writer.ts';
import { answersOf } from './answers.ts';
import type { Step } from './plan.ts';
import { stepName } from './plan.ts';

export interface CollectStepOptions {
  readonly provider: AnyProvider;
  readonly collector: Identified<AnyCollector>;
  readonly credential: unknown;
  readonly step: Step;
  readonly run: Evidence['run'];
  readonly actor: Actor;
  readonly host: Evidence['collector']['host'];
  /** "Node 24.21.0", "Chromium 156". */
  readonly runtime: string;
  readonly store: EvidenceStore;
  readonly writer: EvidenceWriter;
  /** The platform's fetch. */
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Lives as long as the run. */
  readonly memo: Map<string, unknown>;
  readonly progress?: (progress: Progress) => void;
  readonly now?: () => number;
}

export interface StepResult {
  readonly entry: LogEntry;
  readonly evidence: Evidence;
  readonly completeness: Completeness;
  /** Requests that left this machine for this step, retries included. */
  readonly requests: number;
}

/**
 * Runs one collector on one scope and appends one record of evidence.
 *
 * A refused, failed or cut answer is part of the record, not an error. The step throws, and appends
 * nothing, when it was aborted, when a rate limit asks for a long wait (ThrottledError; its journal is
 * kept and the step can be run again), or when the system answered nothing at all (ConnectionError).
 */
export async function collectStep(options: CollectStepOptions): Promise<StepResult> {
  const { collector, provider, step, store, signal, now = Date.now } = options;
  const name = stepName(options.run.id, step);
  const done = await appendedBefore(options);
  if (done !== null) return done;

  let requests = 0;
  const recorder = new Recorder({
    store: {
      putBlob: (bytes) => store.putBlob(bytes),
      getBlob: (digest) => store.getBlob(digest),
      recall: (key) => store.journal.get(name, key),
      journal: (exchange) => store.journal.put(name, exchange),
      previous: previousExchanges(options),
      appended: appendedExchanges(options),
    },
    fetch: (input, init) => {
      requests += 1;
      return options.fetch(input, init);
    },
    signal,
    shared: options.memo,
    now,
  });

  const started = new Date(now()).toISOString();
  const { scope } = step;
  let ended: string | null = null;
  try {
    const connection = await provider.connect(options.credential, {
      fetch: recorder.fetch,
      signal,
      scope,
      memo: options.memo,
    });
    await collector.collect(connection, { scope, signal, progress: options.progress ?? (() => {}) });
  } catch (cause) {
    if (signal.aborted || cause instanceof ThrottledError) throw cause;
    if (!blamesTheSystem(recorder.exchanges())) throw cause;
    ended = cause instanceof AnnexaError ? cause.message : `The collection ended early: ${messageOf(cause)}`;
  }
  signal.throwIfAborted();

  const exchanges = recorder.exchanges();
  if (!exchanges.some((exchange) => exchange.response)) throw unanswered(options, exchanges, ended);

  const read = completenessOf(collector, await answersOf(store, exchanges), scope);
  const completeness = ended === null ? read : { ...read, complete: false, note: ended };
  const evidence: Evidence = {
    id: uuidV7(now()),
    kind: collector.kind,
    collector: { id: collector.id, version: collector.version, host: options.host, runtime: options.runtime },
    run: options.run,
    actor: options.actor,
    source: scope,
    time: { started, finished: new Date(now()).toISOString() },
    completeness,
    exchanges,
    redactions: recorder.redactions(),
  };
  const entry = await options.writer.append(EVIDENCE_TYPE, evidence, subjectsOf(exchanges));
  await store.journal.clear(name);
  return { entry, evidence, completeness, requests };
}

/** What the answers amount to, without holding the facts that are read on the way. */
function completenessOf(collector: AnyCollector, answers: readonly Answer[], scope: Scope): Completeness {
  if (collector.parts === undefined) return collector.read(answers, scope).completeness;
  const parts = collector.parts(answers, scope);
  for (let step = parts.next(); ; step = parts.next()) if (step.done === true) return step.value;
}

/** A step that was killed between its commit and the note that it is done must not commit twice. */
async function appendedBefore({ store, step, run }: CollectStepOptions): Promise<StepResult | null> {
  const { system, tenant, region } = step.scope;
  for await (const row of store.evidence({ collector: step.collector, system, tenant })) {
    if (row.run !== run.id || row.scope.region !== region) continue;
    const entry = await store.entry(row.index);
    const evidence = await readEvidence(store, row);
    if (entry === null || evidence === null) continue;
    await store.journal.clear(stepName(run.id, step));
    return { entry, evidence, completeness: evidence.completeness, requests: 0 };
  }
  return null;
}

/**
 * Looks exchanges up in the newest evidence of the same collector and scope, read once and only when asked. Holds
 * those that can be asked for conditionally; of GitHub's that is half.
 */
function previousExchanges({ store, step }: CollectStepOptions): (key: Sha256) => Promise<Exchange | null> {
  let loaded: Promise<Map<Sha256, Exchange>> | null = null;
  const load = async (): Promise<Map<Sha256, Exchange>> => {
    const { system, tenant, region } = step.scope;
    let newest: EvidenceRow | null = null;
    for await (const row of store.evidence({ collector: step.collector, system, tenant })) {
      if (row.scope.region === region) newest = row;
    }
    const evidence = newest === null ? null : await readEvidence(store, newest);
    const again = evidence?.exchanges.filter(({ headers, response }) => response && headers?.['etag'] !== undefined);
    return new Map(again?.map((exchange) => [exchange.key, exchange]) ?? []);
  };
  return async (key) => {
    loaded ??= load();
    return (await loaded).get(key) ?? null;
  };
}

/**
 * Looks exchanges up in what this run appended about the tenant before this process began; read once a
 * tenant, and only when a question that steps share was not asked since then.
 */
function appendedExchanges({ store, step, run, memo }: CollectStepOptions): (key: Sha256) => Promise<Exchange | null> {
  const { system, tenant } = step.scope;
  const name = `appended:${system}:${tenant}`;
  const load = async (): Promise<Map<Sha256, Exchange>> => {
    const found = new Map<Sha256, Exchange>();
    for await (const row of store.evidence({ system, tenant })) {
      if (row.run !== run.id) continue;
      for (const exchange of (await readEvidence(store, row))?.exchanges ?? []) found.set(exchange.key, exchange);
    }
    return found;
  };
  return async (key) => {
    const loaded = (memo.get(name) as ReturnType<typeof load> | undefined) ?? load();
    memo.set(name, loaded);
    return (await loaded).get(key) ?? null;
  };
}

/** An exception counts as the system's doing only when an exchange went wrong; otherwise it is a defect of ours. */
function blamesTheSystem(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ failure, status }) => failure !== undefined || (status !== undefined && status >= 400));
}

function unanswered(
  options: CollectStepOptions,
  exchanges: readonly Exchange[],
  ended: string | null,
): ConnectionError {
  const failed = exchanges.find((exchange) => exchange.failure);
  const where = failed ? `${new URL(failed.url).host} (${failed.failure})` : options.provider.title;
  return new ConnectionError(
    `${options.collector.title}: no answer from ${where}${ended === null ? '' : `. ${ended}`}`,
    'Check the address, the network and the certificate, and run it again.',
  );
}

function subjectsOf(exchanges: readonly Exchange[]): { name: string; digest: { sha256: Sha256 } }[] {
  const seen = new Map<Sha256, string>();
  for (const { request, response, method, url } of exchanges) {
    if (request && !seen.has(request.sha256)) seen.set(request.sha256, `request ${method} ${url}`);
    if (response && !seen.has(response.sha256)) seen.set(response.sha256, `${method} ${url}`);
  }
  return [...seen].map(([sha256, name]) => ({ name, digest: { sha256 } }));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
