export {
  DescribeContinuousBackupsCommand as DescribeContinuousBackups,
  DescribeTableCommand as DescribeTable,
  ListTablesCommand as ListTables,
  DynamoDBClient as Client,
} from '@aws-sdk/client-dynamodb';
