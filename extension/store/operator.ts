import type { Database } from './database.ts';

/** Who presses the buttons here, as they call themselves; asserted, never proven. */
export async function operatorOf(db: Database): Promise<string> {
  const row = await db.meta.get('operator');
  return typeof row?.value === 'string' && row.value !== '' ? row.value : 'not named';
}

export async function setOperator(db: Database, name: string): Promise<void> {
  await db.meta.put({ key: 'operator', value: name.trim() });
}
