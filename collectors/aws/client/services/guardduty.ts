export {
  GetDetectorCommand as GetDetector,
  GetFindingsStatisticsCommand as GetFindingsStatistics,
  ListDetectorsCommand as ListDetectors,
  GuardDutyClient as Client,
} from '@aws-sdk/client-guardduty';
