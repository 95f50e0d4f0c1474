export {
  DescribeBackupPolicyCommand as DescribeBackupPolicy,
  DescribeFileSystemsCommand as DescribeFileSystems,
  EFSClient as Client,
} from '@aws-sdk/client-efs';
