import type { Bucket, PublicAccessBlock } from '../estate/storage.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const s3: Handlers<typeof import('@aws-sdk/client-s3')> = {
  ListBuckets: (input, { account }) => {
    const buckets = account.storage.buckets.filter(
      (bucket) =>
        bucket.name.startsWith(input.Prefix ?? '') &&
        (input.BucketRegion === undefined || input.BucketRegion === bucket.region),
    );
    const page = pageOf(buckets, {
      list: 'buckets',
      token: input.ContinuationToken,
      size: input.MaxBuckets,
      standard: 10_000,
      most: 10_000,
      invalid: 'InvalidArgument',
    });
    return present({
      Buckets: page.items.map((bucket) => ({
        Name: bucket.name,
        CreationDate: bucket.created,
        BucketRegion: bucket.region,
        BucketArn: `arn:aws:s3:::${bucket.name}`,
      })),
      Owner: owner(account.id),
      ContinuationToken: page.next,
      Prefix: input.Prefix,
    });
  },

  HeadBucket: (_input, call) => ({ BucketRegion: bucketOf(call).region }),

  GetBucketLocation: (_input, call) => {
    const { region } = bucketOf(call);
    // The oldest region has no name here, which the official shape can say only by an empty constraint.
    return present({ LocationConstraint: region === 'us-east-1' ? undefined : (region as 'eu-central-1') });
  },

  GetPublicAccessBlock: (_input, call) => {
    const { block, name } = bucketOf(call);
    if (!block)
      throw notSet('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found', name);
    return { PublicAccessBlockConfiguration: blockShape(block) };
  },

  GetBucketEncryption: (_input, call) => {
    const { encryption } = bucketOf(call);
    const byDefault = present({ SSEAlgorithm: encryption.algorithm, KMSMasterKeyID: encryption.key ?? undefined });
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: encryption.bucketKey }],
      },
    };
  },

  GetBucketVersioning: (_input, call) => {
    const { versioning, mfaDelete } = bucketOf(call);
    if (versioning === null) return {};
    return { Status: versioning, MFADelete: mfaDelete ? 'Enabled' : 'Disabled' };
  },

  GetBucketLogging: (_input, call) => {
    const { logTarget, name } = bucketOf(call);
    return logTarget === null ? {} : { LoggingEnabled: { TargetBucket: logTarget, TargetPrefix: `${name}/` } };
  },

  GetBucketPolicy: (_input, call) => {
    const { policy, name } = bucketOf(call);
    if (!policy) throw notSet('NoSuchBucketPolicy', 'The bucket policy does not exist', name);
    return { Policy: JSON.stringify(policy) };
  },

  GetBucketPolicyStatus: (_input, call) => {
    const { policy, policyPublic, name } = bucketOf(call);
    if (!policy) throw notSet('NoSuchBucketPolicy', 'The bucket policy does not exist', name);
    return { PolicyStatus: { IsPublic: policyPublic } };
  },

  GetBucketAcl: (_input, call) => {
    const { publicAcl } = bucketOf(call);
    const self = owner(call.account.id);
    const everyone = {
      Grantee: { Type: 'Group' as const, URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
      Permission: 'READ' as const,
    };
    return {
      Owner: self,
      Grants: [
        { Grantee: { Type: 'CanonicalUser' as const, ID: self.ID }, Permission: 'FULL_CONTROL' as const },
        ...(publicAcl ? [everyone] : []),
      ],
    };
  },

  GetBucketOwnershipControls: (_input, call) => ({
    OwnershipControls: { Rules: [{ ObjectOwnership: bucketOf(call).ownership }] },
  }),

  GetBucketTagging: (_input, call) => {
    const { tags, name } = bucketOf(call);
    if (Object.keys(tags).length === 0) throw notSet('NoSuchTagSet', 'The TagSet does not exist', name);
    return { TagSet: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },

  GetObjectLockConfiguration: (_input, call) => {
    const { objectLock, name } = bucketOf(call);
    if (!objectLock)
      throw notSet(
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
        name,
      );
    return {
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: objectLock.mode, Days: objectLock.days } },
      },
    };
  },

  GetBucketLifecycleConfiguration: (_input, call) => {
    const { expireAfterDays, name } = bucketOf(call);
    if (expireAfterDays === null)
      throw notSet('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', name);
    return {
      Rules: [{ ID: 'expire', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: expireAfterDays } }],
    };
  },

  GetBucketReplication: (_input, call) => {
    const { replicated, name } = bucketOf(call);
    if (!replicated)
      throw notSet('ReplicationConfigurationNotFoundError', 'The replication configuration was not found', name);
    return {
      ReplicationConfiguration: {
        Role: `arn:aws:iam::${call.account.id}:role/replication`,
        Rules: [
          {
            ID: 'all',
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: '' },
            Destination: { Bucket: `arn:aws:s3:::${name}-copy` },
          },
        ],
      },
    };
  },
};

/**
 * The bucket a request is about. Throws the ServiceErrors of S3: no such bucket, someone else's, one whose
 * policy denies reading it, and the redirect for a bucket of another region.
 */
export function bucketOf(call: Call): Bucket {
  const name = call.bucket ?? '';
  const mine = call.account.storage.buckets.find((bucket) => bucket.name === name);
  if (!mine) {
    if (call.estate.bucketOwner(name)) throw new ServiceError('AccessDenied', 'Access Denied', { status: 403 });
    throw notSet('NoSuchBucket', 'The specified bucket does not exist', name);
  }
  if (mine.region !== call.region) throw elsewhere(mine, call);
  if (mine.unreadable) {
    const message = `User: ${call.principal.arn} is not authorized to perform this action on resource: "arn:aws:s3:::${name}" with an explicit deny in a resource-based policy`;
    throw new ServiceError('AccessDenied', message, { status: 403 });
  }
  return mine;
}

/**
 * A region that does not hold the bucket sends the client on. A bucket named in the host is found by its
 * name wherever it is, and there the signature for another region is wrong.
 */
function elsewhere(bucket: Bucket, { region, virtualHost }: Call): ServiceError {
  const headers = { 'x-amz-bucket-region': bucket.region };
  if (!virtualHost) {
    const endpoint = `${bucket.name}.s3.${bucket.region}.amazonaws.com`;
    const members = { Endpoint: endpoint, Bucket: bucket.name };
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.';
    return new ServiceError('PermanentRedirect', message, { status: 301, headers, members });
  }
  const message = `The authorization header is malformed; the region '${region}' is wrong; expecting '${bucket.region}'`;
  return new ServiceError('AuthorizationHeaderMalformed', message, {
    status: 400,
    headers,
    members: { Region: bucket.region },
  });
}

function notSet(code: string, message: string, bucket: string): ServiceError {
  return new ServiceError(code, message, { status: 404, members: { BucketName: bucket } });
}

export function blockShape(block: PublicAccessBlock): {
  BlockPublicAcls: boolean;
  IgnorePublicAcls: boolean;
  BlockPublicPolicy: boolean;
  RestrictPublicBuckets: boolean;
} {
  return {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  };
}

function owner(account: string): { ID: string } {
  return { ID: account.repeat(6).slice(0, 64) };
}
