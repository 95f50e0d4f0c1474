export {
  BatchGetAccountStatusCommand as BatchGetAccountStatus,
  ListCoverageStatisticsCommand as ListCoverageStatistics,
  ListFindingAggregationsCommand as ListFindingAggregations,
  Inspector2Client as Client,
} from '@aws-sdk/client-inspector2';
