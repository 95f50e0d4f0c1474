import { expect, it } from 'vitest';
import { connect } from '#collectors/cli/run/connect.ts';
import type { AnyProvider, Identified } from '#shared/define.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { provider } from '../../../shared/engine/example.ts';

const doors: Identified<AnyProvider> = { ...provider, id: 'doors' };
const { signal } = new AbortController();

it('tells who we are and what there is to look at', async () => {
  const connected = await connect(doors, 'secret', signal);
  expect(connected.principal).toMatchObject({ id: 'ann' });
  expect(connected.scopes.tenants).toHaveLength(1);
});

it('hands on what the provider says of a credential', async () => {
  const picky = {
    ...doors,
    parseCredential: () => {
      throw new InputError('no', 'do');
    },
  };
  await expect(connect(picky, 'x', signal)).rejects.toThrow(InputError);
});

it('says that nothing can be looked at rather than running nothing', async () => {
  const empty = { ...doors, scopes: async () => ({ tenants: [], left: [] }) };
  await expect(connect(empty, 'x', signal)).rejects.toThrow(/nothing that could be looked at/);
});

it('does not pass a defect off as the system’s', async () => {
  const broken = {
    ...doors,
    identify: async () => {
      throw new TypeError('x is undefined');
    },
  };
  const error: unknown = await connect(broken, 'x', signal).catch((cause: unknown) => cause);
  expect(error).not.toBeInstanceOf(ConnectionError);
  expect(String(error)).toContain('x is undefined');
});

it('ends with the abort when it was told to', async () => {
  const stop = new AbortController();
  const slow = {
    ...doors,
    identify: async () => {
      stop.abort();
      throw new Error('late');
    },
  };
  await expect(connect(slow, 'x', stop.signal)).rejects.toThrow(/abort/i);
});
