import { identify } from './identify.ts';
import { evaluateInto } from './evaluate.ts';
import { planRun } from './plan-run.ts';
import { loadSample } from './sample.ts';
import { runStep } from './run-step.ts';
import type { Reply } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';
import type { Identification } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';

/** What the collecting document needs from the worker. */
export interface WorkHost {
  /** A piece of work has ended, well or not: look at what is next. */
  settled(): Promise<unknown>;
  /** Whether the host permission of a provider is still held; only the worker can ask the browser. */
  permitted(provider: string): Promise<boolean>;
}

/** What the worker has the collecting document do. Everything it does ends in rows; nothing is lost with it. */
export interface Work {
  identify(provider: string, input: unknown): Promise<Reply<Identification>>;
  plan(run: string, credentials: Readonly<Record<string, unknown>>): null;
  step(step: string, credential: unknown): null;
  evaluate(run: string | null): null;
  refresh(): Promise<Reply<null>>;
  sample(): Promise<Reply<null>>;
  abort(provider: string): null;
}

/** A run's memo (assumed roles and the like) dies with this document; it only saves requests. */
const memos = new Map<string, Map<string, unknown>>();

export function createWork(host: WorkHost): Work {
  const going = new Map<string, { readonly provider: string | null; readonly abort: AbortController }>();

  /** Starts work unless the same is going on already: the worker may ask again after it was killed. */
  function once(key: string, provider: string | null, work: (signal: AbortSignal) => Promise<void>): null {
    if (going.has(key)) return null;
    const abort = new AbortController();
    going.set(key, { provider, abort });
    void work(abort.signal)
      .catch((cause: unknown) => {
        console.error(`Annexa: ${key} ended unexpectedly`, cause);
      })
      .finally(() => {
        going.delete(key);
        void host.settled();
      });
    return null;
  }

  return {
    identify: (provider, input) => replying(() => identify(provider, input, AbortSignal.timeout(60_000))),
    plan: (run, credentials) => once(`plan ${run}`, null, (signal) => planRun(run, credentials, signal)),
    step: (step, credential) => {
      const run = step.split('|', 1)[0] ?? step;
      const memo = memos.get(run) ?? new Map<string, unknown>();
      memos.set(run, memo);
      const provider = step.split('|')[1]?.split('/')[0] ?? null;
      return once(`step ${step}`, provider, (signal) => runStep({ id: step, credential, memo, signal, host }));
    },
    evaluate: (run) =>
      once('evaluate', null, async (signal) => {
        if (run !== null) memos.delete(run);
        await evaluateInto({ db: database(), run, asOf: new Date().toISOString(), signal });
      }),
    refresh: () =>
      replying(async () => {
        const asOf = new Date().toISOString();
        await evaluateInto({ db: database(), run: null, asOf, signal: AbortSignal.timeout(300_000) });
        return null;
      }),
    sample: () =>
      replying(async () => {
        await loadSample(AbortSignal.timeout(300_000));
        return null;
      }),
    abort: (provider) => {
      for (const { provider: of, abort } of going.values()) if (of === provider) abort.abort();
      return null;
    },
  };
}

async function replying<T>(action: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await action() };
  } catch (cause) {
    return { ok: false, problem: problemOf(cause) };
  }
}
