import { type KeyFacts, readKeys } from '#extension/keys/read-keys.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';

/** The keys of this install, or null until they were read. */
export function useKeys(): KeyFacts | null {
  return liveOr(
    useLive('keys', () => readKeys(database())),
    null,
  );
}
