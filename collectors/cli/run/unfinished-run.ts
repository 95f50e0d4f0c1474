import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from '#shared/engine/plan.ts';
import { z } from '#shared/schema.ts';
import { codeOf, storageError, writeWhole } from '../store/durable.ts';

/** An interrupted run is continued within this time; later, what it read is too old to count as of now. */
const CONTINUED_MS = 6 * 3_600_000;

const scope = z.object({ system: z.string(), tenant: z.string(), region: z.exactOptional(z.string()) });
const runSchema = z.object({
  id: z.string(),
  started: z.string(),
  steps: z.array(z.object({ collector: z.string(), scope })),
});

export interface UnfinishedRun {
  readonly id: string;
  readonly started: string;
  readonly steps: readonly Step[];
}

/**
 * A note in the workspace that a run has begun, dropped when it ends. It carries the run's id, under
 * which its journal and the evidence it has already appended are found again. One a system and plan.
 */
export class RunNote {
  readonly #path: string;
  readonly #steps: readonly Step[];

  constructor(workspace: string, steps: readonly Step[]) {
    this.#steps = steps;
    const system = steps[0]?.scope.system ?? 'none';
    const plan = createHash('sha256').update(JSON.stringify(steps)).digest('hex').slice(0, 24);
    this.#path = join(workspace, 'runs', `${system}-${plan}.json`);
  }

  /** The run of the same plan that did not end; null when there is none. `isRecent` says whether to continue it. */
  async find(now: number): Promise<{ readonly run: UnfinishedRun; readonly isRecent: boolean } | null> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return null;
      throw storageError(cause, 'read', this.#path);
    }
    const parsed = runSchema.safeParse(parseJson(text));
    if (!parsed.success) return null;
    const age = now - Date.parse(parsed.data.started);
    return { run: parsed.data, isRecent: age >= 0 && age < CONTINUED_MS };
  }

  async begin(id: string, started: string): Promise<void> {
    const run: UnfinishedRun = { id, started, steps: this.#steps };
    await writeWhole(this.#path, `${JSON.stringify(run)}\n`, false);
  }

  async end(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
