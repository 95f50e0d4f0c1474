import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { withFeature } from './lib/detector.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'GuardDuty watches access to S3',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Unusual access to objects is noticed.'),
    supporting('A.8.12', 'Data leaving by way of S3 has a chance of being seen.'),
  ],
  remedy: {
    text: 'Under "Protection plans", "S3 Protection" enable it (aws guardduty update-detector --features).',
    url: page('guardduty', '#/s3-protection'),
  },
  verdict: (facts) => withFeature(facts, ['S3_DATA_EVENTS'], 'S3 protection is off'),
});
