import type { ConfigItem } from './item.ts';
import { valuesAt } from './evaluate.ts';

export type Verdict = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** An AWS managed Config rule as the company deployed it. */
export interface ConfigRule {
  readonly name: string;
  /** The managed rule's identifier. */
  readonly source: string;
  readonly type: string;
  readonly description: string;
  judge(item: ConfigItem): Verdict;
}

const is = (ok: boolean): Verdict => (ok ? 'COMPLIANT' : 'NON_COMPLIANT');
const one = (item: ConfigItem, path: string): unknown => valuesAt(item, path)[0];

export const rules: readonly ConfigRule[] = [
  {
    name: 's3-bucket-level-public-access-prohibited',
    source: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
    type: 'AWS::S3::Bucket',
    description: 'Buckets block public access',
    judge: (item) =>
      is(one(item, 'supplementaryConfiguration.PublicAccessBlockConfiguration.restrictPublicBuckets') === true),
  },
  {
    name: 's3-bucket-versioning-enabled',
    source: 'S3_BUCKET_VERSIONING_ENABLED',
    type: 'AWS::S3::Bucket',
    description: 'Buckets keep versions',
    judge: (item) => is(one(item, 'supplementaryConfiguration.BucketVersioningConfiguration.status') === 'Enabled'),
  },
  {
    name: 's3-bucket-ssl-requests-only',
    source: 'S3_BUCKET_SSL_REQUESTS_ONLY',
    type: 'AWS::S3::Bucket',
    description: 'Buckets refuse plain HTTP',
    judge: (item) =>
      is(String(one(item, 'supplementaryConfiguration.BucketPolicy.policyText')).includes('SecureTransport')),
  },
  {
    name: 'encrypted-volumes',
    source: 'ENCRYPTED_VOLUMES',
    type: 'AWS::EC2::Volume',
    description: 'Attached volumes are encrypted',
    judge: (item) =>
      one(item, 'configuration.state') === 'in-use'
        ? is(one(item, 'configuration.encrypted') === true)
        : 'NOT_APPLICABLE',
  },
  {
    name: 'restricted-ssh',
    source: 'INCOMING_SSH_DISABLED',
    type: 'AWS::EC2::SecurityGroup',
    description: 'No security group opens SSH to the internet',
    judge: (item) =>
      is(
        !(
          valuesAt(item, 'configuration.ipPermissions') as { fromPort?: number; toPort?: number; ipRanges?: string[] }[]
        ).some(opensSsh),
      ),
  },
  {
    name: 'vpc-default-security-group-closed',
    source: 'VPC_DEFAULT_SECURITY_GROUP_CLOSED',
    type: 'AWS::EC2::SecurityGroup',
    description: 'Default security groups have no rules',
    judge: (item) =>
      item.resourceName === 'default'
        ? is(valuesAt(item, 'configuration.ipPermissions').length === 0)
        : 'NOT_APPLICABLE',
  },
  {
    name: 'ec2-imdsv2-check',
    source: 'EC2_IMDSV2_CHECK',
    type: 'AWS::EC2::Instance',
    description: 'Instances ask for session tokens',
    judge: (item) => is(one(item, 'configuration.metadataOptions.httpTokens') === 'required'),
  },
  {
    name: 'rds-storage-encrypted',
    source: 'RDS_STORAGE_ENCRYPTED',
    type: 'AWS::RDS::DBInstance',
    description: 'Databases are encrypted',
    judge: (item) => is(one(item, 'configuration.storageEncrypted') === true),
  },
  {
    name: 'rds-instance-public-access-check',
    source: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK',
    type: 'AWS::RDS::DBInstance',
    description: 'Databases are not public',
    judge: (item) => is(one(item, 'configuration.publiclyAccessible') === false),
  },
  {
    name: 'cmk-backing-key-rotation-enabled',
    source: 'CMK_BACKING_KEY_ROTATION_ENABLED',
    type: 'AWS::KMS::Key',
    description: 'Customer keys rotate',
    judge: (item) =>
      one(item, 'configuration.keyManager') === 'CUSTOMER' && one(item, 'configuration.keySpec') === 'SYMMETRIC_DEFAULT'
        ? is(one(item, 'supplementaryConfiguration.KeyRotationStatus') === true)
        : 'NOT_APPLICABLE',
  },
  {
    name: 'cloud-trail-log-file-validation-enabled',
    source: 'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
    type: 'AWS::CloudTrail::Trail',
    description: 'Trails can be validated',
    judge: (item) => is(one(item, 'configuration.logFileValidationEnabled') === true),
  },
  {
    name: 'iam-user-no-policies-check',
    source: 'IAM_USER_NO_POLICIES_CHECK',
    type: 'AWS::IAM::User',
    description: 'Users get their rights through groups',
    judge: (item) =>
      is(
        valuesAt(item, 'configuration.attachedManagedPolicies').length +
          valuesAt(item, 'configuration.userPolicyList').length ===
          0,
      ),
  },
];

function opensSsh(rule: { fromPort?: number; toPort?: number; ipRanges?: string[] }): boolean {
  return (rule.fromPort ?? 0) <= 22 && (rule.toPort ?? 65_535) >= 22 && rule.ipRanges?.includes('0.0.0.0/0') === true;
}

/** Rules of the company's conformance pack. */
export const pack = { name: 'meridian-baseline', rules: rules.slice(0, 9).map((rule) => rule.name) } as const;
