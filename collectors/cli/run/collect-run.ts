import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyCollector, Identified, Progress } from '#shared/define.ts';
import { collectStep, type StepResult } from '#shared/engine/collect.ts';
import { planSteps, type Step, stepName } from '#shared/engine/plan.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import type { Evidence } from '#shared/evidence/record.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { CliContext } from '../context.ts';
import { counted, lastingOf } from '../render/moments.ts';
import type { FolderStore } from '../store/folder-store.ts';
import { inert } from '../terminal/text.ts';
import type { Connected } from './connect.ts';
import { openEvidenceWriter } from './evidence-writer.ts';
import type { FailedStep, RunSummary, StepSummary } from './run-summary.ts';
import { RunNote } from './unfinished-run.ts';

export interface RunOptions {
  readonly connected: Connected;
  readonly collectors: ReadonlyMap<string, Identified<AnyCollector>>;
  /** Groups or collector ids; empty means all. */
  readonly only: readonly string[];
  /** Begins anew also where an interrupted run could be continued. */
  readonly fresh: boolean;
  readonly trigger: Evidence['run']['trigger'];
  /** The workspace, when it is not the one of the command line. */
  readonly workspace?: string;
}

/** After this many steps in a row without any answer the system is taken for unreachable. */
const GIVE_UP_AFTER = 3;

/**
 * Runs every step of the plan, one after the other, and signs the log at the end.
 *
 * An abort ends it at the step it is in: that step appends nothing, its journal stays, and the next
 * run of the same plan goes on from there. A rate limit is waited out. A step that cannot run is
 * reported and does not keep the others from running.
 */
export async function collectRun(context: CliContext, options: RunOptions): Promise<RunSummary> {
  const { connected, collectors, only } = options;
  const { scopes, provider, principal } = connected;
  // Node notes the timing of every request for whoever may ask; nobody here does.
  performance.setResourceTimingBufferSize(0);
  const plan = planSteps(provider.id, collectors.values(), scopes, only);
  const began = Date.now();
  const store = await context.openWriter(options.workspace);
  try {
    const writer = await openEvidenceWriter(context, store);
    const note = new RunNote(store.root, plan);
    const run = await beginRun(note, store, context, options, plan);
    const { steps, failed, resumed } = await runSteps(context, options, { run, plan, store, writer });
    await writer.checkpoint();
    await note.end();
    for (const step of failed) await store.journal.clear(stepName(run.id, step));
    return {
      run: run.id,
      system: provider.id,
      tenants: scopes.tenants.map(({ tenant }) => tenant),
      principal,
      steps,
      failed,
      left: scopes.left,
      resumed,
      milliseconds: Date.now() - began,
    };
  } catch (cause) {
    if (cause instanceof StorageError) await store.discard().catch(() => undefined);
    throw cause;
  } finally {
    await store.close();
  }
}

async function beginRun(
  note: RunNote,
  store: FolderStore,
  context: CliContext,
  { fresh, trigger }: RunOptions,
  plan: readonly Step[],
): Promise<Evidence['run']> {
  const found = await note.find(Date.now());
  if (found?.isRecent === true && !fresh) {
    context.say(`annexa: continuing the run that was interrupted (begun ${found.run.started}); --fresh begins anew.`);
    return { id: found.run.id, trigger };
  }
  if (found) for (const step of plan) await store.journal.clear(stepName(found.run.id, step));
  const id = uuidV7();
  await note.begin(id, new Date().toISOString());
  return { id, trigger };
}

interface Running {
  readonly run: Evidence['run'];
  readonly plan: readonly Step[];
  readonly store: FolderStore;
  readonly writer: EvidenceWriter;
}

async function runSteps(context: CliContext, options: RunOptions, { run, plan, store, writer }: Running) {
  const { connected, collectors } = options;
  const { provider, credential, principal, memo } = connected;
  const { progress, signal } = context;
  const steps: StepSummary[] = [];
  const failed: FailedStep[] = [];
  let resumed = 0;
  let silent = 0;
  for (const [at, step] of plan.entries()) {
    const collector = collectors.get(step.collector);
    if (collector === undefined) continue;
    const label = inert(
      `[${at + 1}/${plan.length}] ${collector.title}, ${step.scope.tenant} ${step.scope.region ?? ''}`,
    ).trim();
    progress.update(label);
    const began = Date.now();
    try {
      const result = await patiently(context, label, () =>
        collectStep({
          provider,
          collector,
          credential,
          step,
          run,
          actor: { operator: userInfo().username, principal },
          host: 'cli',
          runtime: `Node ${process.versions.node}`,
          store,
          writer,
          fetch,
          signal,
          memo,
          progress: (now) => progress.update(`${label}: ${progressText(now)}`),
        }),
      );
      if (result.requests === 0) resumed += 1;
      silent = 0;
      steps.push(summaryOf(collector, step, result));
      progress.settle(settledLine(context, label, result, Date.now() - began));
    } catch (cause) {
      if (signal.aborted) {
        context.say(
          `annexa: stopped after ${at} of ${counted(plan.length, 'step')}. What was read is kept; the same command goes on from here.`,
        );
        throw cause;
      }
      if (cause instanceof StorageError) throw cause;
      failed.push({ ...step, message: cause instanceof Error ? cause.message : String(cause) });
      silent += 1;
      if (silent >= GIVE_UP_AFTER && steps.length === 0) throw cause;
    }
  }
  return { steps, failed, resumed };
}

/** Runs a step again each time a rate limit has lifted. */
async function patiently(context: CliContext, label: string, work: () => Promise<StepResult>): Promise<StepResult> {
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof ThrottledError)) throw cause;
      await untilLifted(context, label, cause);
    }
  }
}

async function untilLifted(context: CliContext, label: string, limit: ThrottledError): Promise<void> {
  const { progress, signal } = context;
  const resume = Date.parse(limit.resumeAt);
  context.say(`annexa: ${label}: ${limit.message} It goes on by itself at ${limit.resumeAt}.`);
  for (let left = resume - Date.now(); left > 0; left = resume - Date.now()) {
    progress.update(`${label}: waits ${lastingOf(left)} for the rate limit to lift`);
    await sleep(Math.min(left, 1_000), undefined, { signal });
  }
}

function progressText({ done, total, what }: Progress): string {
  return total === null ? `${done} ${what}` : `${done} of ${total} ${what}`;
}

function settledLine(
  { style }: CliContext,
  label: string,
  { completeness, requests }: StepResult,
  took: number,
): string {
  const mark = completeness.complete ? style.good('● whole ') : style.warn('◐ partly');
  const items = completeness.items === null ? '' : `, ${completeness.items} items`;
  return `${mark}  ${label}${style.soft(`${items}, ${counted(requests, 'request')}, ${lastingOf(took)}`)}`;
}

function summaryOf(
  collector: Identified<AnyCollector>,
  step: Step,
  { evidence, completeness, requests }: StepResult,
): StepSummary {
  return {
    collector: collector.id,
    title: collector.title,
    scope: step.scope,
    evidence: evidence.id,
    complete: completeness.complete,
    items: completeness.items,
    expected: completeness.expected,
    note: completeness.note ?? null,
    requests,
  };
}
