import { expect, test } from 'vitest';
import provider from '#collectors/aws/provider.ts';
import type { Fetch } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { awsCollectors, openEstate } from '../collectors/aws/lib/estate.ts';
import { Memory } from '../collectors/aws/lib/run.ts';

/** Questions that several steps share; their answers live as long as the process that asked. */
const SHARED = new Set([
  'cloudtrail:DescribeTrails',
  'config:DescribeConfigurationRecorderStatus',
  'config:DescribeConfigurationRecorders',
  'config:SelectResourceConfig',
  'ec2:GetSnapshotBlockPublicAccessState',
  'guardduty:ListDetectors',
  'iam:GetAccountSummary',
]);

test('a run over five accounts that is cut off in the third goes on where it stopped', async () => {
  const estate = await openEstate({ accounts: 5 });
  const [third, fourth] = [estate.accounts[2] ?? '', estate.accounts[3] ?? ''];
  const regions = ['eu-central-1', 'eu-west-1'];
  const plan = estate.accounts.flatMap((tenant) =>
    awsCollectors.flatMap((collector) =>
      (collector.regional ? regions : [undefined]).map((region) => {
        const scope: Scope = { system: 'aws', tenant, ...(region !== undefined && { region }) };
        return { collector, scope, name: `${collector.id} ${tenant} ${region ?? ''}` };
      }),
    ),
  );
  const journals = new Map(plan.map(({ name }) => [name, new Memory()]));
  const blobs = new Memory().blobs;
  const done = new Map<string, number>();
  const answered = new Map<string, string>();
  const again: string[] = [];

  const run = async (signal: AbortSignal, send: Fetch) => {
    const memo = new Map<string, unknown>();
    for (const { collector, scope, name } of plan) {
      if (done.has(name)) continue;
      const memory = journals.get(name) ?? new Memory();
      const store = {
        ...memory.store,
        putBlob: async (bytes: Uint8Array) => {
          const digest = await memory.store.putBlob(bytes);
          blobs.set(digest, bytes);
          return digest;
        },
        getBlob: async (digest: string) => blobs.get(digest) ?? null,
      };
      const recorder = new Recorder({ store, fetch: send, signal, shared: memo });
      const connection = await provider.connect(estate.credential, { fetch: recorder.fetch, signal, scope, memo });
      const known = new Set(memory.journal.keys());
      await collector.collect(connection, { scope, signal, progress: () => {} });
      for (const exchange of recorder.exchanges()) {
        const { service, operation, region } = exchange.params ?? {};
        const api = `${String(service)}:${String(operation)}`;
        const place = `${scope.tenant} ${String(region)} ${exchange.key} ${SHARED.has(api) ? '' : name}`;
        const before = answered.get(place);
        if (before !== undefined && before !== exchange.started) again.push(api);
        answered.set(place, exchange.started);
      }
      expect([...known].every((key) => recorder.exchanges().some((exchange) => exchange.key === key))).toBe(true);
      done.set(name, (done.get(name) ?? 0) + 1);
    }
  };

  const controller = new AbortController();
  const cutting: Fetch = async (input, init) => {
    const before = estate.sandbox.requests.list().filter(({ account }) => account === third).length;
    if (before > 30) controller.abort(new Error('cut off'));
    return fetch(input, init);
  };
  await expect(run(controller.signal, cutting)).rejects.toThrow('cut off');
  const whole = done.size;
  expect(whole).toBeGreaterThan(2 * (plan.length / 5));
  expect(whole).toBeLessThan(3 * (plan.length / 5));
  const interrupted = plan[whole];
  expect(interrupted?.scope.tenant).toBe(third);
  const first = estate.sandbox.requests.total;
  const of = (tenant: string) => estate.sandbox.requests.list().filter(({ account }) => account === tenant);
  const count = (tenant: string) => of(tenant).reduce((sum, one) => sum + one.count, 0);
  const [early, third1] = [count(estate.accounts[1] ?? ''), count(third)];

  await run(new AbortController().signal, fetch);
  await estate.close();
  expect(estate.sandbox.requests.total).toBeGreaterThan(first);
  // Accounts that were done are not asked for anything, and every step ends once.
  expect(count(estate.accounts[1] ?? '')).toBe(early);
  expect([...done.values()].every((times) => times === 1)).toBe(true);
  expect(done.size).toBe(plan.length);
  // Only what steps share is asked anew, by the new process and once a place.
  expect(again.filter((api) => !SHARED.has(api))).toEqual([]);
  expect(again.length).toBeLessThanOrEqual(SHARED.size * regions.length + 4);
  expect(third1).toBeGreaterThan(0);
  expect(count(fourth)).toBeGreaterThan(0);
}, 120_000);
