import { uuidV7 } from '#shared/evidence/uuid.ts';
import type { Database } from './database.ts';
import { named } from './named.ts';

/** Name of this install's log, made once: "annexa-extension/<UUIDv7>". */
export async function originOf(db: Database): Promise<string> {
  return named('write to', () =>
    db.transaction('rw', db.meta, async () => {
      const there = await db.meta.get('origin');
      if (typeof there?.value === 'string') return there.value;
      const origin = `annexa-extension/${uuidV7()}`;
      await db.meta.add({ key: 'origin', value: origin });
      return origin;
    }),
  );
}
