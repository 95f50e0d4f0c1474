import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/cloudtrail/home#/trails', '/cloudtrailv2/home#/trails'],
  regional: true,
  controls: { 'A.8.15': 'direct', 'A.5.33': 'supporting', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'CloudTrail trails',
  kind: 'config',
  confidence: 'seen',
  claim: "The trails shown record this account's API activity.",
  rationale: {
    'A.8.15': 'API activity is recorded and kept; data events and retention are on the detail page.',
    'A.5.33': "Validation and a separate bucket protect the record; the bucket's own policy is elsewhere.",
    'A.5.28': 'Logs exist to draw evidence from; not a procedure for doing so.',
  },
  visible: ['Multi-region, logging status and log file validation columns', 'The bucket each trail writes to'],
  api: 'cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors',
  collectors: ['aws/cloudtrail'],
  reads: { rows: ['trail', 'trails'] },
  beside: [{ what: 'number of trails', collector: 'aws/cloudtrail', fact: 'trails' }],
});
