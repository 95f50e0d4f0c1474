import type { Step } from '#shared/engine/plan.ts';
import type { Database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import type { Choice } from '../draft.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import type { Source } from './sources.ts';

export interface BesideHost {
  startSteps(steps: readonly Step[]): Promise<string | null>;
  hindrance(provider: string): Promise<Problem | null>;
}

interface Taken {
  readonly choice: Choice;
  readonly facts: PageFacts | null;
  /** What reads the same facts. */
  readonly sources: readonly Source[];
}

/**
 * Has the connected system asked for what a page shows, while the page is captured. Does nothing
 * where the page's system, or that account of it, is not connected: then there is a picture and no more.
 */
export async function readBeside(host: BesideHost, db: Database, { choice, facts, sources }: Taken): Promise<void> {
  const provider = choice.page?.split('/')[0];
  if (sources.length === 0 || provider === undefined) return;
  const connection = await db.connections.get(provider);
  if (!connection || (await host.hindrance(provider)) !== null) return;
  const said = [choice.subject, facts?.identity ?? {}];
  const named = said.flatMap((each) => [each['account']?.replaceAll('-', ''), each['organisation']]);
  const tenant = connection.tenants.find((own) => named.some((name) => name?.toLowerCase() === own.toLowerCase()));
  if (tenant === undefined) return;
  const region = said.map((each) => each['region']).find((each) => each != null && each !== '');
  const steps = sources.flatMap(({ collector, regional }): Step[] => {
    if (!regional) return [{ collector, scope: { system: provider, tenant } }];
    return region == null ? [] : [{ collector, scope: { system: provider, tenant, region } }];
  });
  await host.startSteps(steps);
}
