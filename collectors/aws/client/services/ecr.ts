export {
  DescribeRepositoriesCommand as DescribeRepositories,
  ECRClient as Client,
} from '@aws-sdk/client-ecr';
