export {
  DescribeRepositoriesCommand as DescribeRepositories,
  GetRegistryScanningConfigurationCommand as GetRegistryScanningConfiguration,
  ECRClient as Client,
} from '@aws-sdk/client-ecr';
