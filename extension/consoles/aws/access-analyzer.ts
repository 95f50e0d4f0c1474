import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/access-analyzer/home#/analyzers', '/access-analyzer/home', '/access-analyzer/home#/findings'],
  regional: true,
  controls: { 'A.8.3': 'partial', 'A.5.18': 'partial', 'A.5.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM Access Analyzer findings',
  kind: 'report',
  confidence: 'seen',
  claim: 'An analyzer is active in this region, and the findings shown are open.',
  rationale: {
    'A.8.3': 'Finds resources shared outside the zone of trust; not access within it.',
    'A.5.18': 'Unused access findings, where that analyzer type is shown.',
    'A.5.15': 'A means to check the rules; not the rules.',
  },
  visible: ['The analyzers with their type and status', 'Open findings with their number'],
  api: 'accessanalyzer:ListAnalyzers, ListFindingsV2',
  collectors: ['aws/access-analyzer'],
  reads: { rows: ['analyzer', 'analyzers'] },
  beside: [{ what: 'number of analyzers', collector: 'aws/access-analyzer', fact: 'analyzers' }],
});
