import type { ServiceId } from '../wire/catalog.ts';
import { services } from '../wire/catalog.ts';

/**
 * Actions that are not called as their operation is (Service Authorization Reference). Null: the
 * operation needs no permission.
 */
const renamed: Readonly<Record<string, string | null>> = {
  'sts.GetCallerIdentity': null,
  's3.ListBuckets': 's3:ListAllMyBuckets',
  's3.HeadBucket': 's3:ListBucket',
  's3.GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3.GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3.GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3.GetBucketReplication': 's3:GetReplicationConfiguration',
  's3.GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3control.GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  'access-analyzer.ListFindingsV2': 'access-analyzer:ListFindings',
  'access-analyzer.GetFindingV2': 'access-analyzer:GetFinding',
  'guardduty.GetFindingsStatistics': 'guardduty:GetFindingsStatistics',
};

/** The IAM action that an operation needs; null when it needs none. */
export function actionOf(service: ServiceId, operation: string): string | null {
  const special = renamed[`${service}.${operation}`];
  return special === undefined ? `${services[service].iamPrefix}:${operation}` : special;
}

type Input = Readonly<Record<string, unknown>>;

/** The resource an operation acts on, as policies see it; "*" for actions without resource-level permissions. */
export function resourceOf(
  service: ServiceId,
  operation: string,
  input: Input,
  bucket: string | null,
  place: { readonly account: string; readonly region: string },
): string {
  const at = `${place.region}:${place.account}`;
  const text = (name: string): string => textOf(input[name]);
  switch (service) {
    case 's3':
      return bucket === null ? '*' : `arn:aws:s3:::${bucket}`;
    case 'sts':
      return input['RoleArn'] === undefined ? '*' : text('RoleArn');
    case 'kms':
      if (input['KeyId'] === undefined) return '*';
      return text('KeyId').startsWith('arn:') ? text('KeyId') : `arn:aws:kms:${at}:key/${text('KeyId')}`;
    case 'cloudtrail': {
      const trail = input['TrailName'] ?? input['Name'];
      if (trail === undefined) return '*';
      return textOf(trail).startsWith('arn:') ? textOf(trail) : `arn:aws:cloudtrail:${at}:trail/${textOf(trail)}`;
    }
    case 'guardduty':
      return input['DetectorId'] === undefined ? '*' : `arn:aws:guardduty:${at}:detector/${text('DetectorId')}`;
    case 'secretsmanager':
      return input['SecretId'] === undefined ? '*' : text('SecretId');
    case 'backup': {
      if (operation.includes('Selection') || input['BackupPlanId'] !== undefined) {
        return `arn:aws:backup:${at}:backup-plan:${text('BackupPlanId')}`;
      }
      return input['BackupVaultName'] === undefined
        ? '*'
        : `arn:aws:backup:${at}:backup-vault:${text('BackupVaultName')}`;
    }
    default:
      return '*';
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
