import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import account from '#collectors/aws/account.ts';
import cloudtrail from '#collectors/aws/cloudtrail.ts';
import identities from '#collectors/aws/identities.ts';
import member from '#collectors/aws/policies/member.json';
import provider from '#collectors/aws/provider.ts';
import resources from '#collectors/aws/resources.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { judge } from '../collectors/aws/lib/estate.ts';
import { record } from '../collectors/aws/lib/run.ts';
import { populate } from './moto/populate.ts';
import { ACCOUNT, type Keys, Moto, motoServer, mustRun, NAMES_OF_MOTO, REGION, withoutRetries } from './moto/server.ts';

/** The same collectors, through the official clients, against an emulator that others wrote. */
const scope = { system: 'aws', tenant: ACCOUNT, region: REGION };
const actions = member.Statement.flatMap(({ Action }) => Action);
let moto: Moto | undefined;
let keys: Keys = { accessKeyId: '', secretAccessKey: '' };

beforeAll(async () => {
  if (motoServer === undefined) return;
  moto = await Moto.start(motoServer);
  await populate(moto);
  keys = await moto.addUser('auditor', [...actions, ...NAMES_OF_MOTO]);
  await moto.enforce(true);
}, 60_000);

afterAll(() => moto?.stop());

const credential = (own: Partial<Keys> = {}) =>
  provider.parseCredential({ ...keys, ...own, endpoint: moto?.endpoint, region: REGION });
const connect = (own?: Partial<Keys>) =>
  provider.connect(credential(own), {
    fetch,
    signal: new AbortController().signal,
    scope: null,
    memo: new Map(),
  });

test.runIf(mustRun)('moto is there when it has to be', () => {
  expect(motoServer).toBeDefined();
});

describe.runIf(motoServer !== undefined)('with the member policy enforced', () => {
  const verdict = (outcomes: ReadonlyMap<string, Outcome>, id: string) =>
    [...outcomes]
      .filter(([subject]) => subject.startsWith(`aws/${id} `))
      .map(([, { outcome }]) => outcome)
      .sort();

  test('we are the user that holds it', async () => {
    const connection = await connect();
    expect(await provider.identify(connection)).toMatchObject({ id: `arn:aws:iam::${ACCOUNT}:user/auditor` });
    const { tenants } = await provider.scopes(connection);
    expect(tenants[0]?.tenant).toBe(ACCOUNT);
    expect(tenants[0]?.regions).toContain(REGION);
  });

  test('wrong keys are a connection error in plain words', async () => {
    await expect(provider.identify(await connect({ secretAccessKey: 'wrong' }))).rejects.toThrow(
      /AWS does not know these keys/,
    );
  });

  test('the account is read and judged', async () => {
    const facts = new Map<string, unknown>();
    for (const collector of [account, cloudtrail, identities, resources]) {
      const run = await record(collector as never, scope, { fetch: withoutRetries, credential: credential() });
      const refused = run.exchanges
        // moto knows S3 Control only by a host name that an address on loopback does not have.
        .filter(({ status, params }) => status === 403 && params?.['service'] !== 's3control');
      expect(refused.map(({ params }) => params?.['operation'])).toEqual([]);
      facts.set(`aws/${NAMES.get(collector.title)}`, run.facts);
    }
    const outcomes = judge(facts, scope);
    expect(verdict(outcomes, 'password-policy-length')).toEqual(['pass']);
    expect(verdict(outcomes, 'password-policy-reuse')).toEqual(['fail']);
    expect(verdict(outcomes, 'no-full-admin-policies')).toEqual(['fail']);
    expect(verdict(outcomes, 'users-not-admin')).toEqual(['fail', 'pass']);
    expect(verdict(outcomes, 'trail-multi-region')).toEqual(['pass']);
    expect(verdict(outcomes, 'trail-validation')).toEqual(['pass']);
    // moto makes a key of its own for the encrypted volume.
    expect(new Set(verdict(outcomes, 'kms-keys-rotate'))).toEqual(new Set(['fail', 'pass']));
    expect(verdict(outcomes, 'volumes-encrypted')).toEqual(['fail', 'pass']);
    expect(verdict(outcomes, 'security-groups-admin-ports').filter((one) => one === 'fail')).toEqual(['fail']);
    expect(verdict(outcomes, 'buckets-versioned')).toEqual(['fail', 'fail', 'pass']);
    expect(
      outcomes.get('aws/buckets-block-public-access S3 bucket good-bucket')?.outcome ?? bucket(outcomes, 'good-bucket'),
    ).toBe('pass');
    // moto has no row for the root user, and its reports carry a date of long ago.
    expect(verdict(outcomes, 'root-unused')).toEqual(['unavailable']);
    expect(verdict(outcomes, 'console-users-mfa')).toEqual(['unavailable']);
    // AWS Config is off here, so that the services themselves say that there is none.
    expect(verdict(outcomes, 'queues-encrypted')).toEqual(['not-applicable']);
  }, 60_000);
});

const NAMES = new Map([
  [account.title, 'account'],
  [cloudtrail.title, 'cloudtrail'],
  [identities.title, 'identities'],
  [resources.title, 'resources'],
]);

function bucket(outcomes: ReadonlyMap<string, Outcome>, name: string) {
  return [...outcomes].find(
    ([subject]) => subject.startsWith('aws/buckets-block-public-access') && subject.endsWith(name),
  )?.[1].outcome;
}
