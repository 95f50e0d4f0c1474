export {
  GetBucketAclCommand as GetBucketAcl,
  GetBucketEncryptionCommand as GetBucketEncryption,
  GetBucketLoggingCommand as GetBucketLogging,
  GetBucketPolicyCommand as GetBucketPolicy,
  GetBucketPolicyStatusCommand as GetBucketPolicyStatus,
  GetBucketVersioningCommand as GetBucketVersioning,
  GetPublicAccessBlockCommand as GetPublicAccessBlock,
  ListBucketsCommand as ListBuckets,
  S3Client as Client,
} from '@aws-sdk/client-s3';
