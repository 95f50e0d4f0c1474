export {
  DescribeDomainsCommand as DescribeDomains,
  ListDomainNamesCommand as ListDomainNames,
  OpenSearchClient as Client,
} from '@aws-sdk/client-opensearch';
