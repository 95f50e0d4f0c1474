import type { Page } from 'playwright-core';
import type { Installed } from './browser.ts';
import type { Systems } from './sandbox.ts';

/** What a person does, for the journeys. */

export async function connectGitHub(
  options: Page,
  systems: Systems,
  token: string = systems.github.tokens.admin,
): Promise<void> {
  const card = options.getByRole('region', { name: 'GitHub' });
  await card.getByLabel('Organisation').fill(systems.github.org);
  await card.getByLabel('Token').fill(token);
  await card.getByLabel('Address').fill(`${systems.origin}/api/v3`);
  await card.getByRole('button', { name: 'Connect GitHub' }).click();
}

export async function connectAws(options: Page, systems: Systems): Promise<void> {
  const card = options.getByRole('region', { name: 'AWS' });
  await card.getByLabel('Access key ID').fill(systems.aws.accessKeyId);
  await card.getByLabel('Secret access key').fill(systems.aws.secretAccessKey);
  await card.getByLabel('Regions').fill(systems.aws.region);
  await card.getByLabel('Address').fill(systems.origin);
  await card.getByRole('button', { name: 'Connect AWS' }).click();
}

export interface Stored {
  readonly runs: readonly { readonly id: string; readonly state: string }[];
  readonly steps: readonly {
    readonly id: string;
    readonly run: string;
    readonly provider: string;
    readonly state: string;
    readonly entry: number | null;
    readonly attempts: number;
    readonly problem: { readonly message: string } | null;
  }[];
  readonly evidence: readonly {
    readonly index: number;
    readonly id: string;
    readonly run: string;
    readonly collector: string;
  }[];
  readonly journal: readonly unknown[];
  readonly log: number;
}

/** The rows of the extension's database, read by a page of it. */
export async function stored(installed: Installed): Promise<Stored> {
  return (await installed.bare()).evaluate(read);
}

async function read(): Promise<Stored> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => failed(request.error));
    });
  const db = await asked(indexedDB.open('annexa'));
  const transaction = db.transaction(['runs', 'steps', 'evidence', 'journal', 'log']);
  const rows = (name: string): Promise<unknown[]> => asked(transaction.objectStore(name).getAll());
  const result = {
    runs: await rows('runs'),
    steps: await rows('steps'),
    evidence: await rows('evidence'),
    journal: await rows('journal'),
    log: await asked(transaction.objectStore('log').count()),
  };
  db.close();
  return result as unknown as Stored;
}

/** Waits until the newest run is in a state; throws with what is stored when it never is. */
export async function runEnds(installed: Installed, state = 'done', seconds = 90): Promise<Stored> {
  for (let left = seconds * 2; ; left--) {
    const now = await stored(installed);
    const newest = [...now.runs].sort((a, b) => (a.id < b.id ? 1 : -1))[0];
    if (newest?.state === state) return now;
    if (left === 0)
      throw new Error(`The run is not ${state}: ${JSON.stringify({ runs: now.runs, steps: now.steps }, null, 1)}`);
    await new Promise((next) => setTimeout(next, 500));
  }
}
