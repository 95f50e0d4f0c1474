import { InputError } from '#shared/errors/input-error.ts';
import { z } from '#shared/schema.ts';

/** Access keys, with a session token when they are temporary. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Resolves keys when they are needed and again when they expire (the standard chain, on the command line). */
export type AwsKeyProvider = () => Promise<AwsKeys>;

export interface AwsCredential {
  readonly keys: AwsKeys | AwsKeyProvider;
  /** Where global services are asked; the partition follows from it. */
  readonly region?: string;
  /** Only these regions; all enabled ones when absent. */
  readonly regions?: readonly string[];
  /** Another address for every service: an emulator, a proxy. */
  readonly endpoint?: string;
  /** The role to take in each member account of the organization. */
  readonly role?: { readonly name: string; readonly externalId?: string };
  /** A Config aggregator to read resources of all accounts through. */
  readonly aggregator?: { readonly name: string; readonly region: string };
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const ACCESS_KEY_ID = /^[A-Z0-9]{16,128}$/;
const ROLE_NAME = /^[\w+=,.@/-]{1,512}$/;

const text = z.optional(z.string());
const shape = z.object({
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: text,
  expiration: z.optional(z.union([z.string(), z.date()])),
  region: text,
  regions: z.optional(z.union([z.string(), z.array(z.string())])),
  endpoint: text,
  role: text,
  externalId: text,
  aggregator: text,
});

const ADVICE = 'Give an access key ID and its secret access key, and the session token when they are temporary.';

/**
 * Reads what a person or the command line handed over: an object with `accessKeyId`,
 * `secretAccessKey`, `sessionToken?`, or `provider` (a function that resolves them), and optionally
 * `region`, `regions` (list, or separated by commas), `endpoint`, `role` (name of the role in member
 * accounts), `externalId`, `aggregator` ("name@region"). A JSON text of the same is accepted, also in
 * the form that `aws sts assume-role` prints.
 */
export function parseCredential(input: unknown): AwsCredential {
  const given = typeof input === 'string' ? parsedText(input) : input;
  if (typeof given !== 'object' || given === null) throw new InputError('These are no AWS credentials.', ADVICE);
  const { provider, ...rest } = unwrapped(given as Record<string, unknown>);
  const parsed = shape.safeParse(
    Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '' && value !== null)),
  );
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new InputError(`The AWS credential's ${field} is not text.`, ADVICE);
  }
  const value = parsed.data;
  const regions = typeof value.regions === 'string' ? value.regions.split(/[\s,]+/).filter(Boolean) : value.regions;
  for (const region of [...(regions ?? []), ...(value.region === undefined ? [] : [value.region])]) {
    if (!REGION.test(region)) {
      throw new InputError(`"${region}" is not the name of an AWS region.`, 'Use names such as eu-central-1.');
    }
  }
  return {
    keys: typeof provider === 'function' ? (provider as AwsKeyProvider) : keysOf(value),
    ...(value.region !== undefined && { region: value.region }),
    ...(regions !== undefined && regions.length > 0 && { regions: [...new Set(regions)] }),
    ...(value.endpoint !== undefined && { endpoint: endpointOf(value.endpoint) }),
    ...(value.role !== undefined && { role: roleOf(value.role, value.externalId) }),
    ...(value.aggregator !== undefined && { aggregator: aggregatorOf(value.aggregator) }),
  };
}

function parsedText(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (cause) {
    throw new InputError('These AWS credentials are not JSON.', ADVICE, { cause });
  }
}

/** `aws sts assume-role` and `get-session-token` print { Credentials: { AccessKeyId, … } }. */
function unwrapped(given: Record<string, unknown>): Record<string, unknown> {
  const { Credentials: inner, ...rest } = given;
  const all = { ...rest, ...(typeof inner === 'object' && inner !== null ? inner : {}) };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

function keysOf(value: z.infer<typeof shape>): AwsKeys {
  const accessKeyId = value.accessKeyId?.trim();
  const secretAccessKey = value.secretAccessKey?.trim();
  const sessionToken = value.sessionToken?.trim();
  if (!accessKeyId) throw new InputError('The AWS access key ID is missing.', ADVICE);
  if (!ACCESS_KEY_ID.test(accessKeyId)) {
    throw new InputError('This is not an AWS access key ID; they are capital letters and digits.', ADVICE);
  }
  if (!secretAccessKey) throw new InputError('The AWS secret access key is missing.', ADVICE);
  if (/\s/.test(secretAccessKey)) {
    throw new InputError('The AWS secret access key has a space in it.', 'Copy it again, without line breaks.');
  }
  if (accessKeyId.startsWith('ASIA') && !sessionToken) {
    throw new InputError(
      'This access key ID is temporary (it starts with ASIA), and its session token is missing.',
      'Give the session token that came with it.',
    );
  }
  const expiration = value.expiration === undefined ? undefined : new Date(value.expiration);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(expiration && !Number.isNaN(expiration.getTime()) && { expiration }),
  };
}

function endpointOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`"${endpoint}" is not an address for AWS.`, 'Use a full one, with http:// or https://.');
  }
  return endpoint.replace(/\/+$/, '');
}

function roleOf(role: string, externalId: string | undefined) {
  const name = role.replace(/^arn:[\w-]+:iam::\d{12}:role\//, '');
  if (!ROLE_NAME.test(name)) {
    throw new InputError(`"${role}" is not the name of a role.`, 'Give the name the role has in every member account.');
  }
  return { name, ...(externalId !== undefined && { externalId }) };
}

function aggregatorOf(aggregator: string) {
  const [name = '', region = ''] = aggregator.split('@');
  if (name === '' || !REGION.test(region)) {
    throw new InputError(`"${aggregator}" does not name an aggregator.`, 'Write it as name@region.');
  }
  return { name, region };
}
