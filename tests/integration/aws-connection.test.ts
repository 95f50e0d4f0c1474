import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import account from '#collectors/aws/account.ts';
import identities from '#collectors/aws/identities.ts';
import provider from '#collectors/aws/provider.ts';
import type { Fetch } from '#shared/define.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { between } from '../collectors/aws/lib/between.ts';
import { accountAt, awsCollectors, type Estate, openEstate } from '../collectors/aws/lib/estate.ts';
import { Memory, record } from '../collectors/aws/lib/run.ts';

let estate: Estate;
const signal = new AbortController().signal;

beforeAll(async () => {
  estate = await openEstate({ accounts: 6 });
});

afterAll(() => estate.close());

const open = (credential = estate.credential, send: Fetch = fetch) =>
  provider.connect(credential, { fetch: send, signal, scope: null, memo: new Map() });

const queryError = (status: number, code: string) =>
  new Response(`<ErrorResponse><Error><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`, {
    status,
    headers: { 'content-type': 'text/xml' },
  });

describe('scopes', () => {
  test('are the active accounts and enabled regions; the rest is left out with why', async () => {
    const { tenants, left } = await provider.scopes(await open());
    expect(tenants).toHaveLength(6);
    expect(tenants[0]?.tenant).toBe(accountAt(estate, 0));
    expect(tenants[0]?.regions).toContain(estate.home);
    expect(left.some(({ why }) => why === 'it is suspended')).toBe(true);
    expect(left.some(({ why }) => why === 'the region is not opted in')).toBe(true);
  });

  test('are one account without a role, and only the regions asked for', async () => {
    const { role: _, ...alone } = estate.credential;
    const { tenants, left } = await provider.scopes(await open({ ...alone, regions: [estate.home, 'xx-north-9'] }));
    expect(tenants).toEqual([{ tenant: accountAt(estate, 0), regions: [estate.home] }]);
    expect(left).toEqual([
      { what: `xx-north-9 in account ${accountAt(estate, 0)}`, why: 'AWS does not list a region of this name' },
    ]);
  });

  test('say so when the regions may not be listed, and name an account that cannot be entered', async () => {
    const refused = between((_, body) =>
      body.includes('Action=DescribeRegions')
        ? new Response('<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>', {
            status: 403,
          })
        : body.includes('Action=AssumeRole') && body.includes(accountAt(estate, 3))
          ? queryError(403, 'AccessDenied')
          : null,
    );
    const { tenants, left } = await provider.scopes(await open(estate.credential, refused));
    expect(tenants[0]?.regions).toContain('eu-central-1');
    expect(left.some(({ why }) => why.includes('ec2:DescribeRegions'))).toBe(true);
    const closed = left.find(({ what }) => what === `account ${accountAt(estate, 3)}`);
    expect(closed?.why).toMatch(/sts:AssumeRole/);
    expect(tenants.map(({ tenant }) => tenant)).not.toContain(accountAt(estate, 3));
  });
});

describe('a connection', () => {
  test('says who we are', async () => {
    expect(await provider.identify(await open())).toMatchObject({ system: 'aws', via: 'sts:GetCallerIdentity' });
  });

  test('records no session token, and not how it reached an account', async () => {
    const scope = { system: 'aws', tenant: accountAt(estate, 1) };
    const memory = new Memory();
    const run = await record(account, scope, { fetch, credential: estate.credential, memory });
    expect(run.exchanges.map(({ params }) => params?.['service'])).not.toContain('sts');
    const stored =
      JSON.stringify(run.exchanges) +
      [...memory.blobs.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
    expect(stored).not.toMatch(/SessionToken|SecretAccessKey|x-amz-security-token|authorization/i);
  });

  test('assumes the role of an account once in a run', async () => {
    let assumed = 0;
    const counting = between((_, body) => {
      if (body.includes('Action=AssumeRole')) assumed += 1;
      return null;
    });
    const memo = new Map<string, unknown>();
    const scope = { system: 'aws', tenant: accountAt(estate, 1) };
    for (const collector of [account, identities]) {
      await record(collector as never, scope, { fetch: counting, credential: estate.credential, memo });
    }
    expect(assumed).toBe(1);
  });

  test('sits out throttling, as one exchange with its attempts', async () => {
    let refusals = 2;
    const throttling = between((_, body) =>
      body.includes('Action=GetAccountSummary') && refusals-- > 0 ? queryError(400, 'Throttling') : null,
    );
    const run = await record(
      account,
      { system: 'aws', tenant: accountAt(estate, 0) },
      { fetch: throttling, credential: estate.credential },
    );
    expect(run.facts.rootMfa).toEqual({ known: true, value: true });
    expect(run.exchanges.find(({ params }) => params?.['operation'] === 'GetAccountSummary')?.attempts).toBe(3);
  });

  test('ends in plain words when the credentials expire, and goes on where it stopped', async () => {
    const scope = { system: 'aws', tenant: accountAt(estate, 0) };
    const memory = new Memory();
    let asked: string[] = [];
    let expired = true;
    const expiring = between((request, body) => {
      asked.push(`${request.method} ${request.url} ${body}`);
      return expired && body.includes('Action=ListSAMLProviders') ? queryError(403, 'ExpiredToken') : null;
    });
    const failing = record(account, scope, { fetch: expiring, credential: estate.credential, memory });
    await expect(failing).rejects.toThrow(ConnectionError);
    await expect(failing).rejects.toThrow('The AWS credentials have expired.');
    expired = false;
    asked = [];
    const resumed = await record(account, scope, { fetch: expiring, credential: estate.credential, memory });
    expect(resumed.completeness.complete).toBe(true);
    expect(asked.some((one) => one.includes('GetAccountSummary'))).toBe(false);
    expect(asked.some((one) => one.includes('ListSAMLProviders'))).toBe(true);
  });

  test('stops at once when it is aborted', async () => {
    const controller = new AbortController();
    const aborting = between((_, body) => {
      if (body.includes('GetAccountPasswordPolicy')) controller.abort(new Error('enough'));
      return null;
    });
    const run = record(
      account,
      { system: 'aws', tenant: accountAt(estate, 0) },
      { fetch: aborting, credential: estate.credential, signal: controller.signal },
    );
    await expect(run).rejects.toThrow('enough');
  });

  test('says what is wrong when AWS cannot be reached', async () => {
    const unreachable: Fetch = async () => {
      throw new TypeError('fetch failed');
    };
    await expect(provider.identify(await open(estate.credential, unreachable))).rejects.toThrow(
      /could not be asked who we are/,
    );
  });
});

test('doctor names the action that is refused, for every collector', async () => {
  const scope = { system: 'aws', tenant: accountAt(estate, 0), region: estate.home };
  const user = estate.sandbox.addUser({ name: 'nobody', policies: [] });
  const { role: _, ...mine } = estate.credential;
  const credential = { ...mine, keys: { accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey } };
  const wrong: string[] = [];
  for (const collector of awsCollectors) {
    const connection = await provider.connect(credential, { fetch, signal, scope, memo: new Map() });
    const probes = await collector.probe(connection, { scope, signal, progress: () => {} });
    const declared = new Set(collector.permissions.map(({ name }) => name));
    if (!probes.some(({ verdict }) => verdict === 'refused')) wrong.push(`${collector.id} names no refusal`);
    for (const { permission, verdict } of probes) {
      if (verdict === 'granted') wrong.push(`${collector.id} takes ${permission} for granted`);
      if (!declared.has(permission)) wrong.push(`${collector.id} does not declare ${permission}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('doctor takes a service that is off for no missing permission', async () => {
  const scope = { system: 'aws', tenant: accountAt(estate, 0), region: estate.home };
  const connection = await provider.connect(estate.credential, { fetch, signal, scope, memo: new Map() });
  const refused = [];
  for (const collector of awsCollectors) {
    const probes = await collector.probe(connection, { scope, signal, progress: () => {} });
    refused.push(...probes.filter(({ verdict }) => verdict === 'refused'));
  }
  expect(refused).toEqual([]);
});
