import { ConnectionError } from '#shared/errors/connection-error.ts';
import { listOption } from '../options.ts';
import type { CredentialSource } from './credential-source.ts';

/** Long enough for a credential process or a metadata service, short enough for a person. */
const LOOKUP_MS = 30_000;

/** The standard chain: environment, profiles, SSO, web identity, process, container, instance. */
const source: CredentialSource = {
  options: (command) =>
    command
      .option('--profile <name>', 'profile of the shared AWS configuration (default: AWS_PROFILE)')
      .option('--region <region>', 'where global services are asked (default: AWS_REGION, or the profile’s)')
      .option('--regions <regions>', 'only these regions, with commas (default: all that are enabled)', listOption)
      .option('--account-role <name>', 'also read the member accounts of the organization, through this role in each')
      .option('--external-id <id>', 'external id that the role asks for')
      .option('--aggregator <name@region>', 'read resources of all accounts through this Config aggregator')
      .option('--endpoint-url <url>', 'another address for every service (default: AWS_ENDPOINT_URL)'),
  async read(options, { env, signal }) {
    const profile = textOf(options['profile']);
    const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
    const provider = fromNodeProviderChain({ ...(profile !== undefined && { profile }) });
    await found(provider, profile, signal);
    const given = {
      region: textOf(options['region']) ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? (await regionOf(profile)),
      regions: options['regions'],
      endpoint: textOf(options['endpointUrl']) ?? env['AWS_ENDPOINT_URL'],
      role: options['accountRole'],
      externalId: options['externalId'],
      aggregator: options['aggregator'],
    };
    return { provider, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  },
  examples: [
    ['annexa collect aws --profile audit', 'every enabled region of the profile’s account'],
    ['annexa collect aws --regions eu-central-1,eu-west-1', 'two regions, credentials from the environment'],
    ['annexa collect aws --account-role AnnexaAudit', 'all accounts of the organization'],
  ],
};

export default source;

async function found(
  provider: () => Promise<unknown>,
  profile: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LOOKUP_MS)]);
  const stopped = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason as Error), { once: true });
  });
  try {
    await Promise.race([provider(), stopped]);
  } catch (cause) {
    signal.throwIfAborted();
    const why = cause instanceof Error ? cause.message.replace(/[.\s]*$/, '') : String(cause);
    throw new ConnectionError(
      `No usable AWS credentials${profile === undefined ? '' : ` in profile "${profile}"`}: ${why}.`,
      'Sign in (aws sso login), set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile.',
      { cause },
    );
  }
}

/** The region that the official clients would take for the profile, from the shared configuration. */
async function regionOf(profile: string | undefined): Promise<string | undefined> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
