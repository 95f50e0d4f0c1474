import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CliContext } from '#collectors/cli/context.ts';
import source from '#collectors/cli/credentials/aws.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annexa-'));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_REGION']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  await writeFile(
    join(folder, 'config'),
    '[profile audit]\nregion = eu-west-3\naws_access_key_id = AKIAPROFILEPROFILE00\naws_secret_access_key = s\n',
  );
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function read(options: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) {
  const context = { env, signal: new AbortController().signal } as CliContext;
  const { provider, ...rest } = (await source.read(options, context)) as {
    provider: () => Promise<{ accessKeyId: string }>;
  };
  return { keys: await provider(), ...rest };
}

it('takes keys and region of the profile that is named', async () => {
  const given = await read({ profile: 'audit' });
  expect(given).toMatchObject({ keys: { accessKeyId: 'AKIAPROFILEPROFILE00' }, region: 'eu-west-3' });
});

it('takes keys from the environment, and what is asked for from options before it', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT00000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  const env = { AWS_REGION: 'eu-north-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  const { keys, ...given } = await read({ regions: ['eu-west-1'], accountRole: 'Audit', externalId: 'x' }, env);
  expect(keys.accessKeyId).toBe('AKIAENVIRONMENT00000');
  expect(given).toEqual({
    region: 'eu-north-1',
    regions: ['eu-west-1'],
    endpoint: 'http://127.0.0.1:1',
    role: 'Audit',
    externalId: 'x',
  });
  expect(await read({ region: 'eu-south-1', endpointUrl: 'http://127.0.0.1:2' }, env)).toMatchObject({
    region: 'eu-south-1',
    endpoint: 'http://127.0.0.1:2',
  });
});

it('says what to do when there are none', async () => {
  const error: unknown = await read({}).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as ConnectionError).advice).toMatch(/aws sso login.*AWS_ACCESS_KEY_ID.*--profile/);
});

it('names the profile that has none', async () => {
  await expect(read({ profile: 'nobody' })).rejects.toThrow(/in profile "nobody"/);
});
