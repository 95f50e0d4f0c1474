import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('volumes', {
  title: 'Every EBS volume is encrypted',
  severity: 'high',
  subjects: ['EBS volume', 'EBS volumes'],
  controls: [direct('A.8.24', 'The rules for cryptography reach the disks of instances; not who may use the key.')],
  remedy: {
    text: 'Encryption cannot be switched on later: copy a snapshot with encryption (aws ec2 copy-snapshot --encrypted), make a volume of it, and replace the old one.',
    url: page('ec2', '#Volumes:'),
  },
  verdict: (volume) => judge(volume.encrypted, (set) => (set ? pass() : fail('it is not encrypted'))),
});
