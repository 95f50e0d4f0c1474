import { ConnectionError } from '#shared/errors/connection-error.ts';
import type { Principal } from '#shared/evidence/record.ts';
import type { AwsConnection } from './connection.ts';

const WRONG_KEYS = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'AuthFailure',
]);

interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html (needs no permission). */
export async function callerIdentity(connection: AwsConnection): Promise<Caller> {
  const earlier = connection.recalled('aws:caller') as Caller | undefined;
  if (earlier) return earlier;
  const reply = await connection.ask('sts', 'GetCallerIdentity', {}, { signal: connection.signal });
  if (reply.ok) {
    const { Account: account, Arn: arn } = reply.output;
    if (account && arn) {
      connection.remember('aws:own-account', Promise.resolve(account));
      connection.remember('aws:caller', { account, arn } satisfies Caller);
      return { account, arn };
    }
  }
  const code = reply.ok ? 'an empty answer' : reply.code;
  if (WRONG_KEYS.has(code)) {
    throw new ConnectionError(
      `AWS does not know these keys (${code}).`,
      'Check the access key ID, the secret and the session token, and that they belong to this partition.',
    );
  }
  throw new ConnectionError(
    `AWS could not be asked who we are (${code}).`,
    'Check the network, the endpoint and the region, then try again.',
  );
}

export async function identify(connection: AwsConnection): Promise<Principal> {
  const { arn } = await callerIdentity(connection);
  return { system: 'aws', id: arn, via: 'sts:GetCallerIdentity' };
}
