import { LockedError } from '#shared/errors/locked-error.ts';
import { openedSecret } from '#extension/platform/opened-key.ts';
import type { Database } from '#extension/store/database.ts';
import { isProtected, KEY, keyIn } from './key-row.ts';

/** Whether nothing can be signed until a person unlocks the key. */
export async function isLocked(db: Database): Promise<boolean> {
  const key = keyIn((await db.meta.get(KEY))?.value);
  return key !== null && isProtected(key) && (await openedSecret()) === null;
}

/** Throws a LockedError, for work that had better not begin when it could not end. */
export async function assertUnlocked(db: Database): Promise<void> {
  if (await isLocked(db)) throw new LockedError();
}
