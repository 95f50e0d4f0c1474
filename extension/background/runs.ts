import { uuidV7 } from '#shared/evidence/uuid.ts';
import { database } from '#extension/store/database.ts';
import { ENDED, type Run, type Step } from '#extension/store/model.ts';
import { stepName, type Step as Wanted } from '#shared/engine/plan.ts';

/** Ended runs are kept for the list of when each source was read; older ones are dropped with their steps. */
const KEPT_RUNS = 20;

/** The run that is going on: of several, one that a person started, then the oldest. */
export async function activeRun(): Promise<Run | null> {
  const open = await openRuns();
  return open.find(({ beside }) => beside !== true) ?? open[0] ?? null;
}

async function openRuns(): Promise<Run[]> {
  const states = ['planning', 'collecting', 'evaluating'];
  return database().runs.where('state').anyOf(states).sortBy('id');
}

/** Starts a run, or returns the one that is going on: a person has one at a time. */
export async function startRun(providers: readonly string[]): Promise<string> {
  const db = database();
  return db.transaction('rw', [db.runs, db.steps], async () => {
    const going = await activeRun();
    if (going && going.beside !== true) return going.id;
    return add({ state: 'planning', providers });
  });
}

async function add(run: Pick<Run, 'state' | 'providers' | 'beside'>): Promise<string> {
  const db = database();
  const id = uuidV7();
  await db.runs.add({ id, started: new Date().toISOString(), finished: null, left: [], problem: null, ...run });
  const old = await db.runs.orderBy('started').reverse().offset(KEPT_RUNS).primaryKeys();
  await db.runs.bulkDelete(old);
  await db.steps.where('run').anyOf(old).delete();
  return id;
}

/**
 * Starts a run of just these steps, after whatever is going on: an answer from before a picture is not
 * of its moment. Null when there is nothing to run.
 */
export async function startSteps(wanted: readonly Wanted[]): Promise<string | null> {
  if (wanted.length === 0) return null;
  const db = database();
  return db.transaction('rw', [db.runs, db.steps], async () => {
    const providers = [...new Set(wanted.map(({ scope }) => scope.system))];
    const id = await add({ state: 'collecting', providers, beside: true });
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
