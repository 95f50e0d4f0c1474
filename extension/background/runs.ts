import { uuidV7 } from '#shared/evidence/uuid.ts';
import { database } from '#extension/store/database.ts';
import { ENDED, type Run } from '#extension/store/model.ts';

/** Ended runs are kept for the list of when each source was read; older ones are dropped with their steps. */
const KEPT_RUNS = 20;

export async function activeRun(): Promise<Run | null> {
  const states = ['planning', 'collecting', 'evaluating'];
  return (await database().runs.where('state').anyOf(states).first()) ?? null;
}

/** Starts a run, or returns the one that is going on: there is one at a time. */
export async function startRun(providers: readonly string[]): Promise<string> {
  const db = database();
  return db.transaction('rw', [db.runs, db.steps], async () => {
    const going = await activeRun();
    if (going) return going.id;
    const id = uuidV7();
    const started = new Date().toISOString();
    await db.runs.add({ id, state: 'planning', providers, started, finished: null, left: [], problem: null });
    const old = await db.runs.orderBy('started').reverse().offset(KEPT_RUNS).primaryKeys();
    await db.runs.bulkDelete(old);
    await db.steps.where('run').anyOf(old).delete();
    return id;
  });
}

/** Ends the open steps of a run; what was collected stays and is judged. */
export async function stopRun(run: string): Promise<void> {
  const db = database();
  await db.transaction('rw', [db.runs, db.steps], async () => {
    const problem = { message: 'The run was stopped.', advice: 'Read again to continue.' };
    const open = await db.steps.where('run').equals(run).toArray();
    for (const step of open) {
      if (!ENDED.has(step.state)) await db.steps.update(step.id, { state: 'blocked', problem });
    }
    const now = await db.runs.get(run);
    if (now?.state === 'planning') {
      await db.runs.update(run, { state: 'failed', finished: new Date().toISOString(), problem });
    }
  });
}
