import { uuidV7 } from '#shared/evidence/uuid.ts';
import { database } from '#extension/store/database.ts';
import { ENDED, type Run, type Step } from '#extension/store/model.ts';
import { stepName, type Step as Wanted } from '#shared/engine/plan.ts';

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

/**
 * Starts a run of just these steps. Null when there is nothing to run, or a run is going on already:
 * what it reads is as fresh.
 */
export async function startSteps(wanted: readonly Wanted[]): Promise<string | null> {
  const db = database();
  return db.transaction('rw', [db.runs, db.steps], async () => {
    if (wanted.length === 0 || (await activeRun())) return null;
    const id = uuidV7();
    const started = new Date().toISOString();
    const providers = [...new Set(wanted.map(({ scope }) => scope.system))];
    await db.runs.add({ id, state: 'collecting', providers, started, finished: null, left: [], problem: null });
    await db.steps.bulkAdd(
      wanted.map(
        (step, order): Step => ({
          id: stepName(id, step),
          run: id,
          order,
          provider: step.scope.system,
          collector: step.collector,
          title: step.collector,
          scope: step.scope,
          state: 'open',
          progress: null,
          attempts: 0,
          resumeAt: null,
          problem: null,
          entry: null,
        }),
      ),
    );
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
