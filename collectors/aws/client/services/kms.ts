export {
  DescribeKeyCommand as DescribeKey,
  GetKeyRotationStatusCommand as GetKeyRotationStatus,
  ListKeysCommand as ListKeys,
  KMSClient as Client,
} from '@aws-sdk/client-kms';
