import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/securityhub/home', '/securityhub/home#/summary', '/securityhub/home#/standards'],
  regional: true,
  controls: { 'A.5.36': 'partial', 'A.8.9': 'partial', 'A.8.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security Hub summary, standards',
  kind: 'report',
  confidence: 'seen',
  claim: 'These standards are enabled in Security Hub with the scores shown.',
  rationale: {
    'A.5.36': 'Configuration is measured against a chosen standard; only that which the standard checks.',
    'A.8.9': 'Deviations from the baseline are found; not that they are fixed.',
    'A.8.16': 'Gathers findings of several services in one place; that anybody acts on them is not shown.',
  },
  visible: ['The enabled standards and their scores', 'The region'],
  api: 'securityhub:GetEnabledStandards, DescribeHub, GetFindings',
  collectors: ['aws/security-hub'],
  reads: {
    settings: { state: { at: 'h1, h2', pattern: '^(Security standards|Summary|Enable (?:AWS )?Security Hub)' } },
  },
  beside: [
    {
      what: 'Security Hub enabled',
      setting: 'state',
      collector: 'aws/security-hub',
      fact: 'enabled',
      words: {
        'Enable Security Hub': false,
        'Enable AWS Security Hub': false,
        'Security standards': true,
        Summary: true,
      },
    },
  ],
});
