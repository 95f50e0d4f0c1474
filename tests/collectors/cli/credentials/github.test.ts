import { expect, it } from 'vitest';
import type { CliContext } from '#collectors/cli/context.ts';
import source from '#collectors/cli/credentials/github.ts';
import { InputError } from '#shared/errors/input-error.ts';

const read = (options: Record<string, unknown>, env: NodeJS.ProcessEnv) =>
  source.read({ org: 'acme', ...options }, { env } as CliContext);

it('takes the token from GITHUB_TOKEN, then GH_TOKEN, or the variable that is named', async () => {
  expect(await read({}, { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' })).toEqual({ org: 'acme', token: 'a' });
  expect(await read({}, { GITHUB_TOKEN: ' ', GH_TOKEN: 'b' })).toEqual({ org: 'acme', token: 'b' });
  expect(await read({ tokenEnv: 'MINE' }, { GITHUB_TOKEN: 'a', MINE: 'c' })).toEqual({ org: 'acme', token: 'c' });
});

it('does not fall back to another token than the one that was named', async () => {
  await expect(read({ tokenEnv: 'MINE' }, { GITHUB_TOKEN: 'a' })).rejects.toThrow('MINE is not set');
});

it('takes the address from the option, then from GITHUB_API_URL', async () => {
  const env = { GITHUB_TOKEN: 'a', GITHUB_API_URL: 'https://one.example.test' };
  expect(await read({}, env)).toMatchObject({ baseUrl: 'https://one.example.test' });
  expect(await read({ baseUrl: 'https://two.example.test' }, env)).toMatchObject({
    baseUrl: 'https://two.example.test',
  });
});

it.each(['ghp_secret-token', 'a secret', ''])(
  'refuses %j as the name of a variable without repeating it',
  async (tokenEnv) => {
    const error: unknown = await read({ tokenEnv }, {}).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).not.toContain('secret');
  },
);
