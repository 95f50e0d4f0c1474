import { collectors, providers } from '#collectors/registry.ts';
import { planSteps, stepName } from '#shared/engine/plan.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { database } from '#extension/store/database.ts';
import type { Problem, Run, Step } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';

/**
 * Writes the steps of a run, all at once: a run that was killed here has no steps and is planned again.
 *
 * A provider that cannot be reached is left out with its reason; the run fails only when none is left.
 */
export async function planRun(
  run: string,
  credentials: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<void> {
  const db = database();
  const steps: Step[] = [];
  const left: { what: string; why: string }[] = [];
  let problem: Problem | null = null;
  for (const [provider, input] of Object.entries(credentials)) {
    try {
      const planned = await planProvider(run, provider, input, signal);
      steps.push(...planned.steps);
      left.push(...planned.left);
    } catch (cause) {
      problem = problemOf(cause);
      left.push({ what: providers.get(provider)?.title ?? provider, why: problem.message });
    }
  }
  await db.transaction('rw', [db.runs, db.steps], async () => {
    const now = await db.runs.get(run);
    if (now?.state !== 'planning') return;
    if (steps.length === 0) {
      const finished = new Date().toISOString();
      const nothing = { message: 'There was nothing to read.', advice: 'Connect a system in the options.' };
      await db.runs.update(run, { state: 'failed', finished, left, problem: problem ?? nothing });
      return;
    }
    await db.steps.bulkPut(steps.map((step, order) => ({ ...step, order })));
    await db.runs.update(run, { state: 'collecting', left } satisfies Partial<Run>);
  });
}

async function planProvider(run: string, provider: string, input: unknown, signal: AbortSignal) {
  const definition = providers.get(provider);
  if (!definition) throw new InputError(`There is no provider "${provider}".`, 'Update the extension.');
  const connection = await definition.connect(definition.parseCredential(input), {
    fetch: (url, init) => fetch(url, init),
    signal,
    scope: null,
    memo: new Map(),
  });
  const scopes = await definition.scopes(connection);
  const steps = planSteps(provider, collectors.values(), scopes).map(
    (step): Step => ({
      id: stepName(run, step),
      run,
      order: 0,
      provider,
      collector: step.collector,
      title: collectors.get(step.collector)?.title ?? step.collector,
      scope: step.scope,
      state: 'open',
      progress: null,
      attempts: 0,
      resumeAt: null,
      problem: null,
      entry: null,
    }),
  );
  return { steps, left: scopes.left };
}
