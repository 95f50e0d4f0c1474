import { useSignal } from '@preact/signals';
import { type KeyFacts, readKeys } from '#extension/keys/read-keys.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { liveOr, useLive } from '../live.ts';

/** The keys of this install, or null until they were read. */
export function useKeys(): KeyFacts | null {
  return liveOr(
    useLive('keys', () => readKeys(database())),
    null,
  );
}

export interface Action {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Does something a person asked for; `done` runs only when it went well. */
  run(work: () => Promise<void>, done?: () => void): void;
  clear(): void;
}

/** One thing at a time, and what came of it. */
export function useAction(): Action {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const go = async (work: () => Promise<void>, done?: () => void): Promise<void> => {
    busy.value = true;
    problem.value = null;
    try {
      await work();
      done?.();
    } catch (cause) {
      problem.value = problemOf(cause);
    } finally {
      busy.value = false;
    }
  };
  return {
    busy: busy.value,
    problem: problem.value,
    run(work, done) {
      if (!busy.peek()) void go(work, done);
    },
    clear() {
      problem.value = null;
    },
  };
}
