import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwsCredential } from '#collectors/aws/client/credential.ts';
import management from '#collectors/aws/policies/management.json';
import member from '#collectors/aws/policies/member.json';
import provider from '#collectors/aws/provider.ts';
import { actionOf } from '#collectors/aws/read/actions.ts';
import type { Fetch } from '#shared/define.ts';
import type { Exchange, Scope } from '#shared/evidence/record.ts';
import { accountAt, type AwsCollector, awsCollectors, type Estate, openEstate } from '../collectors/aws/lib/estate.ts';
import { Memory, record } from '../collectors/aws/lib/run.ts';
import { populate, populateFurther } from './moto/populate.ts';
import { ACCOUNT, type Keys, Moto, motoServer, NAMES_OF_MOTO, REGION, withoutRetries } from './moto/server.ts';

/**
 * Every action of the policies, taken away in turn while policies are enforced: the run has to notice, and to
 * name it. Where the regions are and how accounts are entered is asked before any collector runs, and tested
 * with the connection.
 */
const CONNECTING = new Set(['ec2:DescribeRegions', 'sts:AssumeRole']);
const everyAction = [...member.Statement, ...management.Statement].flatMap(({ Action }) => Action);
const actions = [...new Set(everyAction)].filter((action) => !CONNECTING.has(action)).sort();

interface Spot {
  /** Which of the two estates. */
  readonly at: 0 | 1;
  readonly index: number;
  readonly region: string;
}

/** Between them: the management account, one with everything on, an empty region, a
 * recorder that fails, and places that AWS Config does not see. */
const SPOTS: readonly Spot[] = [
  { at: 0, index: 0, region: 'eu-central-1' },
  { at: 0, index: 3, region: 'eu-central-1' },
  { at: 0, index: 0, region: 'eu-north-1' },
  { at: 0, index: 3, region: 'us-east-1' },
  { at: 0, index: 5, region: 'eu-central-1' },
  { at: 1, index: 4, region: 'eu-central-1' },
  { at: 1, index: 6, region: 'us-east-1' },
  { at: 1, index: 3, region: 'us-east-1' },
];

/** An account that keeps a certificate in IAM, which the estates have none of. */
const withCertificates: Fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.headers.get('content-type')?.includes('xml')) return response;
  const text = await response.text();
  const changed = text.replace(/(<key>ServerCertificates<\/key><value>)0/, '$11');
  return new Response(changed, { status: response.status, headers: response.headers });
};

interface Place {
  readonly collector: AwsCollector;
  readonly scope: Scope;
  readonly credential: AwsCredential;
  readonly fetch: Fetch;
}

/** A run with every right: what it asked for, by action, and what it keeps. */
async function whole(place: Place): Promise<{ statuses: Map<string, number>; memory: Memory }> {
  const memory = new Memory();
  const { exchanges } = await record(place.collector, place.scope, { ...place, memory });
  return { memory, statuses: new Map(exchanges.map((exchange) => [actionIn(exchange), exchange.status ?? 0])) };
}

function actionIn({ params }: Pick<Exchange, 'params'>): string {
  return actionOf(`${String(params?.['service'])}:${String(params?.['operation'])}`);
}

/**
 * Goes on with a run as one who lacks an action, from all answers but those for it, so that only these are
 * asked for. Null when the run noticed and named it; else what it did instead.
 */
async function without(action: string, place: Place, before: Memory): Promise<string | null> {
  const memory = new Memory();
  for (const [digest, bytes] of before.blobs) memory.blobs.set(digest, bytes);
  for (const [key, exchange] of before.journal) if (actionIn(exchange) !== action) memory.journal.set(key, exchange);
  const { facts, completeness, exchanges } = await record(place.collector, place.scope, { ...place, memory });
  const { id } = place.collector;
  const answers = exchanges.filter((exchange) => actionIn(exchange) === action);
  if (!answers.some(({ status }) => status === 403 || status === 400)) return `${action} was not refused to ${id}`;
  if (completeness.complete) return `${id} did not notice that ${action} was refused`;
  const said = `${JSON.stringify(facts)} ${completeness.note ?? ''}`;
  return said.includes(action) ? null : `${id} did not name ${action}`;
}

async function inBatches<T>(items: readonly T[], size: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
}

describe('on the sandbox', () => {
  let estates: Estate[] = [];

  beforeAll(async () => {
    // As the company set AWS Config up, and without it.
    estates = [await openEstate({ accounts: 7 }), await openEstate({ accounts: 7, recording: 'nowhere' })];
  });

  afterAll(async () => {
    for (const estate of estates) await estate.close();
  });

  test('every action is missed and named', async () => {
    const policyOf = (allowed: readonly string[]) => [
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action: [...allowed], Resource: '*' }] },
    ];
    let users = 0;
    const placeOf = ({ at, index, region }: Spot, collector: AwsCollector, allowed: readonly string[]): Place => {
      const estate = estates[at];
      if (estate === undefined) throw new Error(`there is no estate ${at}`);
      users += 1;
      const account = accountAt(estate, index);
      const keys = estate.sandbox.addUser({ account, name: `user-${users}`, policies: policyOf(allowed) });
      const { role: _, ...own } = estate.credential;
      const isThrough = index === 0 && collector.id === 'aws/resources';
      const aggregator = { name: 'meridian-organization', region: estate.home };
      return {
        collector,
        scope: { system: 'aws', tenant: account, region },
        credential: { ...own, keys, ...(isThrough && { aggregator }) },
        fetch: withCertificates,
      };
    };
    const where = new Map<string, readonly [Spot, AwsCollector, Memory]>();
    for (const collector of awsCollectors) {
      for (const spot of SPOTS) {
        const open = collector.permissions.filter(({ name }) => actions.includes(name) && !where.has(name));
        if (open.length === 0) continue;
        const { statuses, memory } = await whole(placeOf(spot, collector, actions));
        for (const { name } of open) if (statuses.has(name)) where.set(name, [spot, collector, memory]);
      }
    }
    expect(actions.filter((action) => !where.has(action))).toEqual([]);

    const wrong: string[] = [];
    await inBatches([...where], 4, async ([action, [spot, collector, memory]]) => {
      const allowed = actions.filter((one) => one !== action);
      const problem = await without(action, placeOf(spot, collector, allowed), memory);
      if (problem !== null) wrong.push(problem);
    });
    expect(wrong).toEqual([]);
    console.info(`dropped actions noticed and named on the sandbox: ${where.size} of ${actions.length}`);
  }, 300_000);
});

describe.runIf(motoServer !== undefined)('on moto', () => {
  let moto: Moto;

  beforeAll(async () => {
    moto = await Moto.start(motoServer ?? '');
    await populate(moto);
    await populateFurther(moto);
  }, 60_000);

  afterAll(() => moto.stop());

  test('every action that moto enforces is missed and named', async () => {
    const credentialOf = (keys: Keys) => provider.parseCredential({ ...keys, endpoint: moto.endpoint, region: REGION });
    const scope = { system: 'aws', tenant: ACCOUNT, region: REGION };
    const all = [...actions, ...NAMES_OF_MOTO];
    const placeOf = (collector: AwsCollector, keys: Keys): Place => ({
      collector,
      scope,
      credential: credentialOf(keys),
      fetch: withoutRetries,
    });
    const everything = await moto.addUser('everything', all);
    const nothing = await moto.addUser('nothing', ['sts:GetCallerIdentity']);
    const dropped = new Map<string, Keys>();
    for (const [at, action] of actions.entries()) {
      dropped.set(
        action,
        await moto.addUser(
          `user-${at}`,
          all.filter((one) => one !== action),
        ),
      );
    }
    await moto.enforce(true);

    const enforced = new Map<string, readonly [AwsCollector, Memory]>();
    for (const collector of awsCollectors) {
      const { statuses, memory } = await whole(placeOf(collector, everything));
      const closed = await refusedBy(placeOf(collector, nothing));
      for (const [action, status] of statuses) {
        if (status !== 403 && closed.has(action) && !enforced.has(action)) enforced.set(action, [collector, memory]);
      }
    }
    const wrong: string[] = [];
    await inBatches([...enforced], 4, async ([action, [collector, memory]]) => {
      const keys = dropped.get(action);
      if (keys === undefined) return;
      const problem = await without(action, placeOf(collector, keys), memory);
      // moto lets some questions through without looking at policies.
      if (problem?.includes('was not refused')) enforced.delete(action);
      else if (problem !== null) wrong.push(problem);
    });
    expect(wrong).toEqual([]);
    const others = actions.filter((action) => !enforced.has(action));
    console.info(
      `dropped actions noticed and named on moto: ${enforced.size} of ${actions.length}; ${others.join(' ')}`,
    );
    expect(enforced.size).toBeGreaterThanOrEqual(80);
  }, 400_000);
});

/** Actions that are refused to one who may do nothing; what is asked about one thing has to be tried. */
async function refusedBy({ collector, scope, credential, fetch: send }: Place): Promise<Set<string>> {
  const signal = new AbortController().signal;
  const connection = await provider.connect(credential, { fetch: send, signal, scope, memo: new Map() });
  const probes = await collector.probe(connection, { scope, signal, progress: () => {} });
  return new Set(probes.filter(({ verdict }) => verdict !== 'granted').map(({ permission }) => permission));
}
