import { type Fact, known, mapFact, unknown } from '#shared/evidence/fact.ts';
import type { Session } from '../client/connection.ts';
import { parsePolicy, type Statement } from '../read/policy.ts';
import { type PublicAccessBlock, publicAccessBlock } from '../read/public-access-block.ts';
import type { Reader } from '../read/reader.ts';
import { View } from '../read/view.ts';
import { type Described, direct, type Kind, type Resource } from './kind.ts';

export interface Bucket extends Resource {
  /** Null: nothing is blocked for this bucket. */
  readonly block: Fact<PublicAccessBlock | null>;
  /** Null: there is no bucket policy. */
  readonly policy: Fact<readonly Statement[] | null>;
  /** Whether AWS itself calls the policy public; unknown where it was not needed or not asked. */
  readonly policyPublic: Fact<boolean>;
  /** A grant to everyone, or to everyone with an AWS account. */
  readonly aclPublic: Fact<boolean>;
  readonly versioning: Fact<'Enabled' | 'Suspended' | 'Off'>;
  readonly mfaDelete: Fact<boolean>;
  /** Bucket the access log goes to; null when there is none. */
  readonly logging: Fact<string | null>;
  /** "AES256", "aws:kms"; null when no default is set. */
  readonly encryption: Fact<string | null>;
}

const EVERYONE = /(AllUsers|AuthenticatedUsers)$/;

/** Source: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html#amazon-s3 */
export const buckets: Kind<Bucket> = {
  type: 'AWS::S3::Bucket',
  read: fromConfig,
  direct: {
    ask: askBuckets,
    read: (reader) =>
      reader.pages('s3:ListBuckets', {
        items: (page) => page.list('Buckets'),
        token: ['ContinuationToken'],
        read: (item) => readDirect(reader, item),
      }),
  },
};

function fromConfig({ base, extra }: Described): Bucket {
  /** AWS Config leaves out the parts that a bucket does not have; without any part, none was captured. */
  const part = <T>(name: string, read: (view: View) => T | undefined, absent: T): Fact<T> => {
    if (!extra.exists) return unknown('AWS Config did not capture how the bucket is set');
    const view = extra.at(name);
    if (!view.exists) return known(absent);
    const value = read(view);
    return value === undefined ? unknown(`AWS Config recorded ${name} in a form that could not be read`) : known(value);
  };
  const versioning = extra.at('BucketVersioningConfiguration');
  return {
    ...base,
    arn: base.arn,
    block: part<PublicAccessBlock | null>('PublicAccessBlockConfiguration', publicAccessBlock, null),
    // Always there, with an empty text for a bucket without a policy; a query may leave the part out.
    policy: policyOf(extra.at('BucketPolicy')),
    policyPublic: unknown('AWS Config does not record whether a bucket policy is public'),
    aclPublic: extra.fact('AccessControlList', recordedAcl),
    versioning: versioning.fact('status', (one) => versioningOf(one.text() ?? 'Off')),
    mfaDelete: versioning.fact('isMfaDeleteEnabled', (one) => one.bool() ?? (one.value === null ? false : undefined)),
    logging: part<string | null>(
      'BucketLoggingConfiguration',
      (view) => view.text('destinationBucketName') ?? null,
      null,
    ),
    encryption: part<string | null>('ServerSideEncryptionConfiguration', algorithm, null),
  };
}

/** AWS Config writes the grants as one of two lists, and the other as null. */
function recordedAcl(acl: View): boolean | undefined {
  const grants = acl.list('grantList') ?? acl.list('grantSet') ?? (acl.at('grantSet').value === null ? [] : undefined);
  return grants?.some((grant) => {
    const grantee = grant.text('grantee') ?? grant.text('grantee.uri') ?? grant.text('grantee.id') ?? '';
    return EVERYONE.test(grantee);
  });
}

function policyOf(view: View): Fact<readonly Statement[] | null> {
  if (!view.exists) return unknown('AWS Config did not return the bucket policy');
  const text = view.text('policyText');
  if (!text) return known(null);
  const policy = parsePolicy(text);
  return policy ? known(policy) : unknown('the bucket policy could not be read');
}

function versioningOf(status: string): 'Enabled' | 'Suspended' | 'Off' | undefined {
  return status === 'Enabled' || status === 'Suspended' || status === 'Off' ? status : undefined;
}

function algorithm(view: View): string | undefined {
  const rules = view.flat('rules') ?? view.flat('Rule');
  return rules
    ?.map((rule) => rule.text('applyServerSideEncryptionByDefault.sseAlgorithm'))
    .find((one) => one !== undefined);
}

/**
 * At most six questions a bucket: whether AWS calls its policy public is asked only when nothing
 * blocks a public policy, and its ACL only when nothing ignores a public one.
 */
async function askBuckets(aws: Session): Promise<void> {
  const pages = await aws.pages(
    's3',
    'ListBuckets',
    { BucketRegion: aws.region, MaxBuckets: 1000 },
    { send: 'ContinuationToken', receive: 'ContinuationToken' },
  );
  const names = pages
    .flatMap((page) => page.Buckets ?? [])
    .filter((bucket) => bucket.BucketRegion === undefined || bucket.BucketRegion === aws.region)
    .flatMap((bucket) => bucket.Name ?? []);
  await aws.all(names, async (name) => {
    const input = { Bucket: name };
    const block = await aws.ask('s3', 'GetPublicAccessBlock', input);
    const set = block.ok ? block.output.PublicAccessBlockConfiguration : undefined;
    await aws.ask('s3', 'GetBucketPolicy', input);
    await aws.ask('s3', 'GetBucketVersioning', input);
    await aws.ask('s3', 'GetBucketLogging', input);
    if (set?.RestrictPublicBuckets === true) await aws.ask('s3', 'GetBucketEncryption', input);
    else await aws.ask('s3', 'GetBucketPolicyStatus', input);
    if (set?.IgnorePublicAcls !== true) await aws.ask('s3', 'GetBucketAcl', input);
  });
}

function readDirect(reader: Reader, item: View): Bucket {
  const described = direct(item, { id: 'Name', name: 'Name', arn: 'BucketArn' });
  const match = { Bucket: described.base.id };
  const block = reader.one<PublicAccessBlock | null>('s3:GetPublicAccessBlock', publicAccessBlock, {
    match,
    facts: { NoSuchPublicAccessBlockConfiguration: null },
  });
  const set = block.known ? block.value : null;
  const versioning = reader.one('s3:GetBucketVersioning', (view) => view, { match });
  return {
    ...described.base,
    block,
    policy: reader.one<readonly Statement[] | null>(
      's3:GetBucketPolicy',
      (view) => parsePolicy(JSON.stringify(view.value)),
      { match, facts: { NoSuchBucketPolicy: null } },
    ),
    policyPublic: set?.restrictPublicBuckets
      ? unknown('not asked: the public access block makes it harmless')
      : reader.one('s3:GetBucketPolicyStatus', (view) => view.bool('IsPublic'), {
          match,
          facts: { NoSuchBucketPolicy: false },
        }),
    aclPublic: set?.ignorePublicAcls
      ? unknown('not asked: the public access block makes it harmless')
      : reader.one('s3:GetBucketAcl', aclPublic, { match }),
    versioning: versioning.known ? known(versioningOf(versioning.value.text('Status') ?? 'Off') ?? 'Off') : versioning,
    mfaDelete: mapFact(versioning, (view) => view.text('MfaDelete') === 'Enabled'),
    logging: reader.one<string | null>(
      's3:GetBucketLogging',
      (view) => view.text('LoggingEnabled.TargetBucket') ?? null,
      {
        match,
      },
    ),
    encryption: set?.restrictPublicBuckets
      ? reader.one<string | null>('s3:GetBucketEncryption', algorithm, {
          match,
          facts: { ServerSideEncryptionConfigurationNotFoundError: null },
        })
      : unknown('not asked for a bucket without a public access block: six calls a bucket are the most'),
  };
}

function aclPublic(view: View): boolean | undefined {
  return view.list('AccessControlList')?.some((grant) => EVERYONE.test(grant.text('Grantee.URI') ?? ''));
}
