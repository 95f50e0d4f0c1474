export {
  ListAnalyzersCommand as ListAnalyzers,
  ListFindingsV2Command as ListFindingsV2,
  AccessAnalyzerClient as Client,
} from '@aws-sdk/client-accessanalyzer';
