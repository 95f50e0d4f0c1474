import { mapFact } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'Access to objects in S3 is logged',
  severity: 'low',
  controls: [partial('A.8.15', 'Who read or changed which object is logged; for S3 only.')],
  remedy: {
    text: 'Under "Data events" of the trail add S3, at least for buckets with confidential data (aws cloudtrail put-event-selectors).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) =>
    anyTrail(
      facts,
      ({ name, events }) =>
        mapFact(events, ({ s3Data }) => {
          if (s3Data === 'none') return false;
          return (
            s3Data === 'all' ||
            `The trail ${name} keeps S3 data events in part: say whether all confidential data is among them.`
          );
        }),
      'no trail of all regions keeps S3 data events',
    ),
});
