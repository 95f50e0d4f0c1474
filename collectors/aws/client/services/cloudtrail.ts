export {
  DescribeTrailsCommand as DescribeTrails,
  GetEventSelectorsCommand as GetEventSelectors,
  GetTrailStatusCommand as GetTrailStatus,
  ListTrailsCommand as ListTrails,
  CloudTrailClient as Client,
} from '@aws-sdk/client-cloudtrail';
