import { useSignal } from '@preact/signals';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';

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
