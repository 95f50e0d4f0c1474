export {
  DescribeInstanceInformationCommand as DescribeInstanceInformation,
  ListResourceComplianceSummariesCommand as ListResourceComplianceSummaries,
  SSMClient as Client,
} from '@aws-sdk/client-ssm';
