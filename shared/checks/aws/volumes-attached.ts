import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('volumes', {
  title: 'No EBS volume is left behind',
  severity: 'low',
  subjects: ['EBS volume', 'EBS volumes'],
  controls: [
    supporting('A.8.10', 'Data is not kept longer only because a disk was forgotten.'),
    supporting('A.5.9', 'Assets without a use are found.'),
  ],
  remedy: {
    text: 'Make a snapshot if it is needed (aws ec2 create-snapshot), then delete the volume (aws ec2 delete-volume).',
    url: page('ec2', '#Volumes:'),
  },
  verdict: (volume) => judge(volume.attached, (is) => (is ? pass() : fail('it is attached to nothing'))),
});
