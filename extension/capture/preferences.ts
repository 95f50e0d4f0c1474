import type { Database } from '#extension/store/database.ts';

/** How a person likes to capture; kept between captures. */
export interface Preferences {
  /** Look at the picture before it is saved. */
  readonly look: boolean;
  /** Mask e-mail addresses too. */
  readonly emails: boolean;
}

const KEY = 'capture';

export async function preferences(db: Database): Promise<Preferences> {
  const kept = (await db.meta.get(KEY))?.value as Partial<Preferences> | undefined;
  return { look: kept?.look !== false, emails: kept?.emails === true };
}

export async function keepPreferences(db: Database, chosen: Preferences): Promise<void> {
  await db.meta.put({ key: KEY, value: chosen });
}
