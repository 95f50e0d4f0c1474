import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'Log files of the trail can be validated',
  severity: 'high',
  controls: [
    direct(
      'A.8.15',
      'Digests show later whether a log file was changed or deleted; access to the bucket is judged apart.',
    ),
    partial('A.5.28', 'Evidence taken from the log can be shown to be unchanged.'),
    partial('A.5.33', 'This kind of record is protected from silent falsification.'),
  ],
  remedy: {
    text: 'Edit the trail and enable log file validation (aws cloudtrail update-trail --enable-log-file-validation).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) => anyTrail(facts, (trail) => trail.validation, 'no trail of all regions has log file validation'),
});
