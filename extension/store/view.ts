import { database } from './database.ts';

/** Whose evidence the pages show: one's own, or the sample. */
export type View = 'own' | 'sample';

export async function viewed(): Promise<View> {
  return (await database().meta.get('view'))?.value === 'sample' ? 'sample' : 'own';
}

export async function setView(view: View): Promise<void> {
  await database().meta.put({ key: 'view', value: view });
}
