import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'No EBS snapshot is public',
  severity: 'critical',
  controls: [
    direct('A.8.3', 'No copy of a disk is open to everyone; sharing with single accounts is not judged.'),
    partial('A.8.12', 'This way of leaking is not in use.'),
  ],
  remedy: {
    text: 'Under "Modify permissions" set the snapshot to private (aws ec2 modify-snapshot-attribute --operation-type remove --group-names all), and find in CloudTrail who copied it.',
    url: page('ec2', '#Snapshots:visibility=public'),
  },
  verdict: ({ publicSnapshots }) =>
    judge(publicSnapshots, ({ items, unseen }) => {
      if (items.length > 0) return fail(`public: ${items.join(', ')}`);
      return unseen ? unavailable(unseen) : pass();
    }),
});
