export {
  GetEnabledStandardsCommand as GetEnabledStandards,
  GetFindingsCommand as GetFindings,
  SecurityHubClient as Client,
} from '@aws-sdk/client-securityhub';
