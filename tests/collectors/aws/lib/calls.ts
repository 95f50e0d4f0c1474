import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import provider from '#collectors/aws/provider.ts';
import { recorded } from '#collectors/cli/sandbox/aws/config/families.ts';
import { type AwsSandbox, type AwsSandboxOptions, createAwsSandbox } from '#collectors/cli/sandbox/aws/index.ts';
import type { Fetch } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { awsCollectors } from './estate.ts';
import { Memory } from './run.ts';

export interface Cost {
  readonly accounts: number;
  readonly regions: number;
  /** What AWS Config holds of the places that are looked at, the verdicts of its rules among it. */
  readonly resources: number;
  /** From the counter of the sandbox itself. */
  readonly requests: number;
  /** resources/100 + 40 an account + 12 a region. */
  readonly bound: number;
  readonly sandbox: AwsSandbox;
}

/** Runs every collector over every account and region, through recorders of one run, and counts what it cost. */
export async function costOf(options: AwsSandboxOptions, regions: readonly string[]): Promise<Cost> {
  const sandbox = createAwsSandbox({ now: new Date(), recording: 'everywhere', ...options });
  const server = createServer((request, response) => void sandbox.handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const credential = provider.parseCredential({
    accessKeyId: sandbox.accessKeyId,
    secretAccessKey: sandbox.secretAccessKey,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: sandbox.region,
    regions,
    role: 'AnnexaReadOnly',
  });
  const signal = new AbortController().signal;
  const memo = new Map<string, unknown>();
  const memory = new Memory();
  const connect = (scope: Scope | null, fetched: Fetch) =>
    provider.connect(credential, { fetch: fetched, signal, scope, memo });
  try {
    const { tenants } = await provider.scopes(await connect(null, fetch));
    let places = 0;
    let resources = 0;
    for (const { tenant, regions: own } of tenants) {
      places += own.length;
      resources += own.flatMap((region) => resourcesIn(sandbox, tenant, region)).reduce((sum, one) => sum + one, 0);
      for (const collector of awsCollectors) {
        for (const region of collector.regional ? own : [undefined]) {
          const scope: Scope = { system: 'aws', tenant, ...(region !== undefined && { region }) };
          memory.journal.clear();
          const recorder = new Recorder({ store: memory.store, fetch, signal, shared: memo });
          const connection = await connect(scope, recorder.fetch);
          await collector.collect(connection, { scope, signal, progress: () => {} });
        }
      }
    }
    return {
      accounts: tenants.length,
      regions: places,
      resources,
      requests: sandbox.requests.total,
      bound: resources / 100 + 40 * tenants.length + 12 * places,
      sandbox,
    };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function resourcesIn(sandbox: AwsSandbox, tenant: string, region: string): number[] {
  const account = sandbox.estate.accounts.find(({ id }) => id === tenant);
  if (account === undefined) throw new Error(`the estate has no account ${tenant}`);
  return recorded(account, region).map(({ count }) => count);
}
