import { known } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'The trail is encrypted with a key of the account',
  severity: 'low',
  controls: [
    partial('A.8.24', 'Who may read the log is decided by a key policy as well; one log, not all data.'),
    supporting('A.8.15', 'The log is protected from being read by those who may only read the bucket.'),
  ],
  remedy: {
    text: 'Edit the trail and enable SSE-KMS with a key whose policy lets CloudTrail use it (aws cloudtrail update-trail --kms-key-id).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) =>
    anyTrail(facts, (trail) => known(trail.kmsKey !== null), 'no trail of all regions uses a KMS key'),
});
