import { browser } from '#extension/platform/browser.ts';
import { holdsOrigins } from '#extension/platform/permissions.ts';
import { isLocked } from '#extension/keys/locked.ts';
import { credential } from '#extension/platform/secrets.ts';
import { database } from '#extension/store/database.ts';
import { ENDED, type Problem, type Run, type Step } from '#extension/store/model.ts';
import { activeRun } from './runs.ts';
import type { WorkClient } from './work.ts';

export const RESUME_ALARM = 'annexa resume';

/** Chromium rounds anything shorter up to this. */
const RESUME_MINUTES = 0.5;

/**
 * Takes the run one step further, from what the rows say and nothing else. It is called when a run
 * starts, when work settles, when permissions change, at start-up and by an alarm while a run is open;
 * calling it once too often does no harm, since the collecting document ignores work that is going on.
 */
export function advance(work: WorkClient): Promise<void> {
  return navigator.locks.request('annexa advance', async () => {
    const run = await activeRun();
    if (!run) {
      await browser.alarms.clear(RESUME_ALARM);
      await work.release();
      return;
    }
    await browser.alarms.create(RESUME_ALARM, { periodInMinutes: RESUME_MINUTES });
    if (run.state === 'planning') await plan(run, work);
    else if (run.state === 'collecting') await collect(run, work);
    else await work.evaluate(run.id);
  });
}

async function plan(run: Run, work: WorkClient): Promise<void> {
  const credentials: Record<string, unknown> = {};
  for (const provider of run.providers) {
    if ((await hindrance(provider)) === null) credentials[provider] = await credential(provider);
  }
  await work.plan(run.id, credentials);
}

async function collect(run: Run, work: WorkClient): Promise<void> {
  const db = database();
  // What cannot be signed is not asked for: the steps wait, and the page says what for.
  if (await isLocked(db)) return;
  const steps = await db.steps.where('run').equals(run.id).sortBy('order');
  let open = false;
  for (const own of Map.groupBy(steps, ({ provider }) => provider).values()) {
    const rest = own.filter(({ state }) => !ENDED.has(state));
    const [first] = rest;
    if (!first) continue;
    const problem = await hindrance(first.provider);
    if (problem) {
      await block(rest, problem);
      continue;
    }
    open = true;
    const next = nextOf(rest, new Date().toISOString());
    if (!next) continue;
    if (next.state !== 'running') {
      await db.steps.update(next.id, { state: 'running', attempts: next.attempts + 1, resumeAt: null, problem: null });
    }
    await work.step(next.id, await credential(next.provider));
  }
  if (open) return;
  await db.runs.update(run.id, { state: 'evaluating' });
  await work.evaluate(run.id);
}

/** One at a time for each system: what was handed out already, else what has waited long enough, else the next. */
export function nextOf(steps: readonly Step[], now: string): Step | undefined {
  return (
    steps.find(({ state }) => state === 'running') ??
    steps.find(({ state, resumeAt }) => state === 'waiting' && (resumeAt === null || resumeAt <= now)) ??
    // While a limit lasts, the other steps of the same system would meet it too.
    (steps.some(({ state }) => state === 'waiting') ? undefined : steps.find(({ state }) => state === 'open'))
  );
}

async function block(steps: readonly Step[], problem: Problem): Promise<void> {
  const db = database();
  await db.transaction('rw', db.steps, async () => {
    for (const { id } of steps) {
      const now = await db.steps.get(id);
      if (now && !ENDED.has(now.state)) await db.steps.update(id, { state: 'blocked', problem });
    }
  });
}

/** Why nothing can be asked of a system just now, or null. */
export async function hindrance(provider: string): Promise<Problem | null> {
  const connection = await database().connections.get(provider);
  if (!connection) return { message: 'It is not connected any more.', advice: 'Connect it in the options.' };
  if (!(await holdsOrigins(connection.origins))) {
    return {
      message: `Access to ${connection.target} was withdrawn in the browser.`,
      advice: 'Grant it again in the options.',
    };
  }
  if ((await credential(provider)) === undefined) {
    return {
      message: `The credential for ${connection.target} is gone, as it is when the browser closes.`,
      advice: 'Enter it again in the options.',
    };
  }
  return null;
}
