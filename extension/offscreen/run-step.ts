import { collectors, providers } from '#collectors/registry.ts';
import type { Fetch, Progress } from '#shared/define.ts';
import { collectStep } from '#shared/engine/collect.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { host as platform, runtime } from '#extension/platform/host.ts';
import { database } from '#extension/store/database.ts';
import { ENDED, type Step } from '#extension/store/model.ts';
import { operatorOf } from '#extension/store/operator.ts';
import { problemOf } from '#extension/store/problem.ts';
import { writerFor } from '#extension/store/writer.ts';
import type { WorkHost } from './work.ts';

/** How often a step is tried when the system does not answer at all, and how long between, milliseconds. */
const ATTEMPTS = 3;
const BETWEEN_MS = 30_000;

/** Progress is written at most this often, milliseconds. */
const PROGRESS_MS = 250;

export interface StepWork {
  readonly id: string;
  /** As the person typed it; parsed by the provider. */
  readonly credential: unknown;
  readonly memo: Map<string, unknown>;
  readonly signal: AbortSignal;
  readonly host: WorkHost;
}

/**
 * Runs one step to its end and writes that end: collected, waiting for a rate limit, blocked, or
 * failed. The lock makes sure that two documents never run one step at once.
 */
export async function runStep(work: StepWork): Promise<void> {
  await navigator.locks.request(`annexa step ${work.id}`, async () => {
    const db = database();
    const step = await db.steps.get(work.id);
    if (!step || ENDED.has(step.state)) return;
    const abort = new AbortController();
    const signal = AbortSignal.any([work.signal, abort.signal]);
    try {
      await collect(step, work, signal, abort);
    } catch (cause) {
      const ended = await endOf(cause, step, signal, work.host);
      // The record may have been committed before whatever failed: then the step has ended well.
      await db.transaction('rw', db.steps, async () => {
        const now = await db.steps.get(step.id);
        if (now && now.entry === null) await db.steps.update(step.id, ended);
      });
    }
  });
}

async function collect(step: Step, work: StepWork, signal: AbortSignal, abort: AbortController): Promise<void> {
  const db = database();
  const provider = providers.get(step.provider);
  const collector = collectors.get(step.collector);
  if (!provider || !collector) {
    throw new InputError(`This version does not know "${step.collector}".`, 'Start a new run.');
  }
  const { store, writer } = await writerFor(db, step.id);
  const connection = await db.connections.get(step.provider);
  const { entry } = await collectStep({
    provider,
    collector,
    credential: provider.parseCredential(work.credential),
    step: { collector: step.collector, scope: step.scope },
    run: { id: step.run, trigger: 'manual' },
    actor: {
      operator: await operatorOf(db),
      ...(connection ? { principal: connection.principal } : {}),
    },
    host: platform,
    runtime: runtime(),
    store,
    writer,
    fetch: watchedFetch(step.provider, work.host, abort),
    signal,
    memo: work.memo,
    progress: throttled((progress) => {
      void db.steps.update(step.id, { progress });
    }),
  });
  await db.steps.update(step.id, { state: 'collected', entry: entry.index, resumeAt: null, problem: null });
}

/**
 * Without its host permission a request fails like a broken network. Such a failure says nothing about
 * the system, so it must not become evidence: the step is aborted instead.
 */
function watchedFetch(provider: string, host: WorkHost, abort: AbortController): Fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init);
    } catch (cause) {
      if (!(await host.permitted(provider))) abort.abort(new DOMException('Permission withdrawn', 'AbortError'));
      throw cause;
    }
  };
}

async function endOf(cause: unknown, step: Step, signal: AbortSignal, host: WorkHost): Promise<Partial<Step>> {
  // What was answered is in the journal: once the key is unlocked, the step ends without asking again.
  if (cause instanceof LockedError) return { state: 'waiting', resumeAt: null, problem: problemOf(cause) };
  if (cause instanceof ThrottledError) {
    return { state: 'waiting', resumeAt: cause.resumeAt, problem: problemOf(cause) };
  }
  if (!(await host.permitted(step.provider))) {
    return { state: 'blocked', problem: withdrawn(step.provider) };
  }
  if (signal.aborted) {
    return { state: 'blocked', problem: { message: 'The run was stopped.', advice: 'Read again to continue.' } };
  }
  if (cause instanceof ConnectionError && step.attempts < ATTEMPTS) {
    return { state: 'waiting', resumeAt: new Date(Date.now() + BETWEEN_MS).toISOString(), problem: problemOf(cause) };
  }
  return { state: 'failed', problem: problemOf(cause) };
}

function withdrawn(provider: string): { message: string; advice: string } {
  const title = providers.get(provider)?.title ?? provider;
  return { message: `Access to ${title} was withdrawn in the browser.`, advice: 'Grant it again in the options.' };
}

function throttled(write: (progress: Progress) => void): (progress: Progress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS && progress.done !== progress.total) return;
    last = now;
    write(progress);
  };
}
