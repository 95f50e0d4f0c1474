import type { AccountState } from '../estate/account-state.ts';
import type { Bucket, PublicAccessBlock } from '../estate/storage.ts';
import { type Family, familyOf, type ItemShape, type Origin } from './item.ts';

/** Buckets with their settings, which Config keeps beside the bucket as "supplementary configuration". */
export function storageFamilies(account: AccountState, origin: Origin): Family[] {
  const { storage, plan } = account;
  const buckets = storage.buckets.filter((bucket) => bucket.region === origin.region);
  const block = origin.region === plan.home && storage.accountBlock ? [storage.accountBlock] : [];
  return [
    familyOf('AWS::S3::Bucket', origin, buckets, (bucket) => bucketShape(bucket, account.id)),
    familyOf('AWS::S3::AccountPublicAccessBlock', origin, block, (one) => ({
      id: account.id,
      arn: `arn:aws:s3:::${account.id}`,
      configuration: { ...one },
    })),
  ];
}

function bucketShape(bucket: Bucket, account: string): ItemShape {
  const { encryption } = bucket;
  return {
    id: bucket.name,
    name: bucket.name,
    arn: `arn:aws:s3:::${bucket.name}`,
    created: bucket.created,
    tags: bucket.tags,
    configuration: {
      name: bucket.name,
      creationDate: bucket.created.toISOString(),
      owner: { id: account.repeat(6).slice(0, 64), displayName: null },
      region: bucket.region,
    },
    supplementary: {
      AccessControlList: {
        grantSet: bucket.publicAcl ? [{ grantee: 'AllUsers', permission: 'Read' }] : null,
        owner: { id: account.repeat(6).slice(0, 64) },
        isRequesterCharged: false,
      },
      BucketAccelerateConfiguration: { status: null },
      BucketLoggingConfiguration: {
        destinationBucketName: bucket.logTarget,
        logFilePrefix: bucket.logTarget === null ? null : `${bucket.name}/`,
      },
      BucketPolicy: { policyText: bucket.policy ? JSON.stringify(bucket.policy) : null },
      BucketVersioningConfiguration: {
        status: bucket.versioning ?? 'Off',
        isMfaDeleteEnabled: bucket.mfaDelete ? true : null,
      },
      IsRequesterPaysEnabled: false,
      ...(bucket.block ? { PublicAccessBlockConfiguration: blockConfiguration(bucket.block) } : {}),
      ServerSideEncryptionConfiguration: {
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: encryption.algorithm, kmsMasterKeyID: encryption.key },
            bucketKeyEnabled: encryption.bucketKey,
          },
        ],
      },
      ...(bucket.objectLock
        ? {
            ObjectLockConfiguration: {
              objectLockEnabled: 'Enabled',
              rule: { defaultRetention: { mode: bucket.objectLock.mode, days: bucket.objectLock.days } },
            },
          }
        : {}),
      ...(bucket.expireAfterDays === null
        ? {}
        : {
            BucketLifecycleConfiguration: {
              rules: [{ id: 'expire', status: 'Enabled', expirationInDays: bucket.expireAfterDays, prefix: '' }],
            },
          }),
      OwnershipControls: { rules: [{ objectOwnership: bucket.ownership }] },
    },
  };
}

function blockConfiguration(block: PublicAccessBlock): object {
  return { ...block };
}
