import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** Something that is read from the database and read again whenever it changes there. */
export type Live<T> =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Observes a query. `key` names what the query depends on: with another key it is another query, and
 * the answer to the old one is never shown for the new one.
 */
export function useLive<T>(key: string, query: () => Promise<T>): Live<T> {
  const [held, hold] = useState<{ readonly key: string; readonly live: Live<T> } | null>(null);
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => hold({ key, live: { state: 'read', value } }),
      error: (cause: unknown) => {
        hold({ key, live: { state: 'failed', message: cause instanceof Error ? cause.message : String(cause) } });
      },
    });
    return () => subscription.unsubscribe();
  }, [key]);
  return held?.key === key ? held.live : { state: 'reading' };
}

/** The value once it is read, else what stands in for it. */
export function liveOr<T, U>(live: Live<T>, other: U): T | U {
  return live.state === 'read' ? live.value : other;
}
