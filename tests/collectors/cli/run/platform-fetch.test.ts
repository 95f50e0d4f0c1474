import { afterEach, expect, it, vi } from 'vitest';
import { NetworkWitness } from '#collectors/cli/run/platform-fetch.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Node's fetch hides what went wrong in the cause of a TypeError. */
async function complaintAfter(cause: unknown): Promise<ConnectionError | null> {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })));
  const witness = new NetworkWitness();
  await expect(witness.fetch('https://ghes.example.test/api/v3/user')).rejects.toThrow('fetch failed');
  return witness.complaint();
}

function coded(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

it.each([
  [coded('ENOTFOUND'), /host ghes\.example\.test is not known \(ENOTFOUND\)/, /typing errors/],
  [coded('ECONNREFUSED'), /Nothing answers at ghes\.example\.test/, /port/],
  [new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), /Nothing answers/, /port/],
  [
    coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
    /TLS connection .* cannot be trusted/,
    /NODE_EXTRA_CA_CERTS/,
  ],
  [coded('CERT_HAS_EXPIRED'), /TLS connection .*CERT_HAS_EXPIRED/, /NODE_EXTRA_CA_CERTS/],
  [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /TLS connection/, /NODE_EXTRA_CA_CERTS/],
  [coded('ERR_TLS_CERT_ALTNAME_INVALID'), /TLS connection/, /check the address/],
  [coded('UND_ERR_CONNECT_TIMEOUT'), /did not answer in time/, /NODE_USE_ENV_PROXY/],
  [coded('ECONNRESET', 'socket hang up'), /could not be reached \(ECONNRESET\)/, /proxy/],
])('makes one sentence of %s', async (cause, what, advice) => {
  const complaint = await complaintAfter(cause);
  expect(complaint).toBeInstanceOf(ConnectionError);
  expect(complaint?.message).toMatch(what);
  expect(complaint?.advice).toMatch(advice);
});

it('has no complaint once an answer came', async () => {
  const answers = [Promise.reject(new TypeError('fetch failed')), Promise.resolve(new Response('{}'))];
  vi.stubGlobal('fetch', () => answers.shift());
  const witness = new NetworkWitness();
  await witness.fetch('https://x.example.test/').catch(() => undefined);
  expect(witness.complaint()).not.toBeNull();
  await witness.fetch('https://x.example.test/');
  expect(witness.complaint()).toBeNull();
});
