import type { ConnectOptions } from '#shared/define.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { makeClient } from './connection.ts';
import type { AwsCredential, AwsKeyProvider, AwsKeys } from './credential.ts';
import { FetchRequestHandler } from './request-handler.ts';
import { loadService } from './services.ts';

interface MemberOptions extends ConnectOptions {
  readonly scope: Scope;
  readonly home: string;
  readonly partition: string;
}

const SESSION_SECONDS = 3600;
/** Renewed this long before the end, so that no request starts with keys about to expire. */
const MARGIN_MS = 5 * 60_000;

/**
 * Keys for the account of a scope: our own where it is our own account, else those of the role in it.
 * Both are remembered for the run, so that a step costs no AssumeRole of its own.
 *
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function memberKeys(credential: AwsCredential, options: MemberOptions): AwsKeyProvider {
  const { memo, scope } = options;
  return async () => {
    const own = await remembered(memo, 'aws:own-account', () => ownAccount(credential, options));
    if (own === scope.tenant) return typeof credential.keys === 'function' ? credential.keys() : credential.keys;
    const name = `aws:member:${scope.tenant}`;
    const earlier = await (memo.get(name) as Promise<AwsKeys> | undefined);
    if (earlier?.expiration && earlier.expiration.getTime() - Date.now() > MARGIN_MS) return earlier;
    memo.delete(name);
    return remembered(memo, name, () => assume(credential, options));
  };
}

async function remembered<T>(memo: Map<string, unknown>, name: string, make: () => Promise<T>): Promise<T> {
  const made = (memo.get(name) as Promise<T> | undefined) ?? make();
  memo.set(name, made);
  try {
    return await made;
  } catch (cause) {
    memo.delete(name);
    throw cause;
  }
}

async function sts(credential: AwsCredential, options: MemberOptions) {
  const module = await loadService('sts');
  const client = makeClient(module, 'sts', options.home, credential, silent(options), credential.keys);
  return { module, client };
}

/** Not recorded: what it learns is how to reach an account, which is no evidence about the account. */
function silent(options: MemberOptions): FetchRequestHandler {
  return new FetchRequestHandler(options.fetch, { record: false });
}

async function ownAccount(credential: AwsCredential, options: MemberOptions): Promise<string> {
  const { module, client } = await sts(credential, options);
  const Command = module['GetCallerIdentity'] as new (input: object) => unknown;
  const output = (await client.send(new Command({}), { abortSignal: options.signal })) as { Account?: string };
  if (output.Account === undefined) throw new ConnectionError('AWS did not say which account this is.', 'Try again.');
  return output.Account;
}

async function assume(credential: AwsCredential, options: MemberOptions): Promise<AwsKeys> {
  const { module, client } = await sts(credential, options);
  const Command = module['AssumeRole'] as new (input: object) => unknown;
  const { name = '', externalId } = credential.role ?? {};
  const arn = `arn:${options.partition}:iam::${options.scope.tenant}:role/${name}`;
  try {
    const output = (await client.send(
      new Command({
        RoleArn: arn,
        RoleSessionName: 'annexa',
        DurationSeconds: SESSION_SECONDS,
        ...(externalId !== undefined && { ExternalId: externalId }),
      }),
      { abortSignal: options.signal },
    )) as { Credentials?: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration?: Date } };
    const keys = output.Credentials;
    if (keys === undefined) throw new Error('AssumeRole answered without credentials');
    return {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
      ...(keys.Expiration !== undefined && { expiration: keys.Expiration }),
    };
  } catch (cause) {
    options.signal.throwIfAborted();
    throw new ConnectionError(
      `The role ${arn} could not be assumed (sts:AssumeRole).`,
      'Create the role in that account, let this identity assume it, and check the external ID.',
      { cause },
    );
  }
}
