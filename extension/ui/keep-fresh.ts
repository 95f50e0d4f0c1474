import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';

/** Evidence ages while nobody looks: a report older than this is computed again when a page opens, milliseconds. */
const OLD_MS = 3_600_000;

export async function keepFresh(now: number = Date.now()): Promise<void> {
  const row = await database().reports.get('iso27001-2022');
  if (row && now - Date.parse(row.computed) > OLD_MS) await send('report/refresh', {});
}
