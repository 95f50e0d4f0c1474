import type { Database } from '#extension/store/database.ts';

/** Throws everything of a draft away. */
export async function dropDraft(db: Database, id: string): Promise<void> {
  await db.transaction('rw', [db.drafts, db.frames, db.pictures], async () => {
    await db.drafts.delete(id);
    await db.frames.where('draft').equals(id).delete();
    await db.pictures.where('draft').equals(id).delete();
  });
}
