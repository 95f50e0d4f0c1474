/**
 * Operations whose IAM action has another name. All others are `service:Operation`.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  'access-analyzer:ListFindingsV2': 'access-analyzer:ListFindings',
};

/** The IAM action that allows an operation. */
export function actionOf(api: string): string {
  return OTHER_NAMES[api] ?? api;
}
