import { describe, expect, test } from 'vitest';
import { parseCredential } from '#collectors/aws/client/credential.ts';
import { InputError } from '#shared/errors/input-error.ts';

const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret/key' };

describe('an AWS credential', () => {
  test('is keys, and what else was said', () => {
    expect(
      parseCredential({
        ...keys,
        sessionToken: '',
        region: 'eu-central-1',
        regions: 'eu-central-1, us-east-1 eu-central-1',
        endpoint: 'http://127.0.0.1:5000/',
        role: 'arn:aws:iam::111122223333:role/audit/ReadOnly',
        externalId: 'x',
        aggregator: 'all@eu-central-1',
      }),
    ).toEqual({
      keys,
      region: 'eu-central-1',
      regions: ['eu-central-1', 'us-east-1'],
      endpoint: 'http://127.0.0.1:5000',
      role: { name: 'audit/ReadOnly', externalId: 'x' },
      aggregator: { name: 'all', region: 'eu-central-1' },
    });
  });

  test('is what `aws sts assume-role` prints', () => {
    const printed = {
      Credentials: {
        AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        SecretAccessKey: 's',
        SessionToken: 't',
        Expiration: '2026-11-24T12:00:00Z',
      },
    };
    expect(parseCredential(JSON.stringify(printed)).keys).toEqual({
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      secretAccessKey: 's',
      sessionToken: 't',
      expiration: new Date('2026-11-24T12:00:00Z'),
    });
  });

  test('is a function that resolves keys', () => {
    const provider = async () => keys;
    expect(parseCredential({ provider }).keys).toBe(provider);
  });

  test.each([
    ['nothing', null, /no AWS credentials/],
    ['text', 'AKIA', /not JSON/],
    ['no key id', { secretAccessKey: 's' }, /access key ID is missing/],
    ['a wrong key id', { ...keys, accessKeyId: 'akia' }, /not an AWS access key ID/],
    ['no secret', { accessKeyId: keys.accessKeyId }, /secret access key is missing/],
    ['a broken secret', { ...keys, secretAccessKey: 'a b' }, /space/],
    ['no token', { ...keys, accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }, /session token is missing/],
    ['a wrong region', { ...keys, region: 'Frankfurt' }, /"Frankfurt" is not the name/],
    ['a wrong endpoint', { ...keys, endpoint: 'localhost' }, /not an address/],
    ['a wrong role', { ...keys, role: 'a role' }, /not the name of a role/],
    ['a wrong aggregator', { ...keys, aggregator: 'all' }, /aggregator/],
    ['a number', { ...keys, region: 5 }, /region is not text/],
  ])('with %s is refused with advice, and without the secret', (_, input, message) => {
    let thrown: unknown;
    try {
      parseCredential(input);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InputError);
    const error = thrown as InputError;
    expect(error.message).toMatch(message);
    expect(error.advice.length).toBeGreaterThan(10);
    expect(error.message + error.advice).not.toContain(keys.secretAccessKey);
  });
});
