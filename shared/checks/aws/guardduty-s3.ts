import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'GuardDuty watches access to S3',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Unusual access to objects is noticed.'),
    supporting('A.8.12', 'Data leaving by way of S3 has a chance of being seen.'),
  ],
  remedy: { text: 'Switch on S3 protection in GuardDuty.', url: page('guardduty', '#/s3-protection') },
  verdict: ({ guardDuty }) =>
    judge(guardDuty, (detector) => {
      if (detector === null) return fail('there is no detector');
      return judge(detector.features, (features) =>
        features.includes('S3_DATA_EVENTS') ? pass() : fail('S3 protection is off'),
      );
    }),
});
