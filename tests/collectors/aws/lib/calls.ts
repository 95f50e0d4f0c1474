import provider from '#collectors/aws/provider.ts';
import { recorded } from '#collectors/cli/sandbox/aws/config/families.ts';
import type { AwsSandbox, AwsSandboxOptions } from '#collectors/cli/sandbox/aws/index.ts';
import type { Fetch } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { awsCollectors, serve } from './estate.ts';
import { Memory } from './run.ts';

/** What one account cost, or all of them. */
export interface Part {
  readonly regions: number;
  /** What AWS Config holds of the places that are looked at, the verdicts of its rules among it. */
  readonly resources: number;
  /** From the counter of the sandbox itself. */
  readonly requests: number;
  /** resources/100 + 40 an account + 12 a region. */
  readonly bound: number;
}

export interface Cost extends Part {
  readonly accounts: number;
  /** By account; how the accounts were found counts for the first. */
  readonly each: readonly (Part & { readonly account: string })[];
  readonly sandbox: AwsSandbox;
}

/** Runs every collector over every account and region, through recorders of one run, and counts what it cost. */
export async function costOf(options: AwsSandboxOptions, regions?: readonly string[]): Promise<Cost> {
  const { sandbox, credential, close } = await serve(
    { recording: 'everywhere', ...options },
    { ...(regions && { regions }), ...((options.accounts ?? 1) > 1 && { role: 'AnnexaReadOnly' }) },
  );
  const signal = new AbortController().signal;
  const memo = new Map<string, unknown>();
  const memory = new Memory();
  const connect = (scope: Scope | null, fetched: Fetch) =>
    provider.connect(credential, { fetch: fetched, signal, scope, memo });
  try {
    const { tenants } = await provider.scopes(await connect(null, fetch));
    const each: (Part & { readonly account: string })[] = [];
    for (const { tenant, regions: own } of tenants) {
      for (const collector of awsCollectors) {
        for (const region of collector.regional ? own : [undefined]) {
          const scope: Scope = { system: 'aws', tenant, ...(region !== undefined && { region }) };
          memory.journal.clear();
          const recorder = new Recorder({ store: memory.store, fetch, signal, shared: memo });
          const connection = await connect(scope, recorder.fetch);
          await collector.collect(connection, { scope, signal, progress: () => {} });
        }
      }
      const resources = sum(own.flatMap((region) => resourcesIn(sandbox, tenant, region)));
      const asked = sandbox.requests.list().filter(({ account }) => account === tenant);
      each.push({
        account: tenant,
        regions: own.length,
        resources,
        requests: sum(asked.map(({ count }) => count)),
        bound: resources / 100 + 40 + 12 * own.length,
      });
    }
    const total = (pick: (part: Part) => number) => sum(each.map(pick));
    return {
      accounts: tenants.length,
      regions: total((part) => part.regions),
      resources: total((part) => part.resources),
      requests: sandbox.requests.total,
      bound: total((part) => part.bound),
      each,
      sandbox,
    };
  } finally {
    await close();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function resourcesIn(sandbox: AwsSandbox, tenant: string, region: string): number[] {
  const account = sandbox.estate.accounts.find(({ id }) => id === tenant);
  if (account === undefined) throw new Error(`the estate has no account ${tenant}`);
  return recorded(account, region).map(({ count }) => count);
}
