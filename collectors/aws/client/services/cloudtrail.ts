export {
  DescribeTrailsCommand as DescribeTrails,
  GetEventSelectorsCommand as GetEventSelectors,
  GetTrailStatusCommand as GetTrailStatus,
  CloudTrailClient as Client,
} from '@aws-sdk/client-cloudtrail';
