import { useSignal } from '@preact/signals';
import { StorageError } from '#shared/errors/storage-error.ts';
import { type Database, database } from '#extension/store/database.ts';
import { send } from '#extension/platform/messages.ts';
import { type Action, useAction } from '../use-action.ts';

type Decide = typeof import('#extension/decisions/decide.ts');

export interface Deciding {
  readonly action: Action;
  /** Has it stated in the log, and the report computed again with it. */
  readonly decide: (state: (decide: Decide, db: Database) => Promise<void>) => Promise<void>;
}

/** A decision about what a report shows, for the log that the report is of. */
export function useDecision(name: string): Deciding {
  return {
    action: useAction(),
    decide: async (state) => {
      await state(await import('#extension/decisions/decide.ts'), database(name));
      const reply = await send('report/refresh', {});
      if (reply.ok) return;
      const { message, advice } = reply.problem;
      throw new StorageError(`It is stated, and the report does not show it yet: ${message}`, advice ?? 'Read again.');
    },
  };
}

/** Which form is open, if any. */
export function useOpen<T extends string>() {
  const open = useSignal<T | null>(null);
  return {
    form: open.value,
    open: (form: T) => {
      open.value = form;
    },
    close: () => {
      open.value = null;
    },
  };
}
