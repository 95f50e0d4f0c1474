import { signWaiting } from '#extension/keys/protect.ts';
import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';

/** Goes on with what waited for the key: the open run, the checkpoint of one that ended, the report. */
export async function afterUnlock(): Promise<void> {
  await signWaiting(database());
  await keysChanged();
}

/** Has the worker look at the key again, and every page at the report. */
export async function keysChanged(): Promise<void> {
  await send('key/changed', {});
  if ((await database().reports.count()) > 0) await send('report/refresh', {});
}
