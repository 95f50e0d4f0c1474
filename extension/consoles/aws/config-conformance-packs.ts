import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/config/home#/conformance-packs'],
  regional: true,
  controls: { 'A.5.36': 'partial', 'A.8.9': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'AWS Config conformance packs',
  kind: 'report',
  confidence: 'likely',
  claim: 'These conformance packs are deployed in the region with the scores shown.',
  rationale: {
    'A.5.36': 'Configuration is measured against a pack of rules; only that which they check.',
    'A.8.9': "A baseline is checked continuously; only for what the pack's rules look at.",
  },
  visible: ['Pack names and compliance scores'],
  api: 'config:DescribeConformancePackCompliance, GetConformancePackComplianceSummary',
  collectors: ['aws/resources'],
  reads: { rows: ['conformance pack', 'conformance packs'] },
  beside: [{ what: 'number of conformance packs', collector: 'aws/resources', fact: 'packs' }],
});
