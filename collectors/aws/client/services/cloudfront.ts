export {
  GetDistributionConfigCommand as GetDistributionConfig,
  ListDistributionsCommand as ListDistributions,
  CloudFrontClient as Client,
} from '@aws-sdk/client-cloudfront';
