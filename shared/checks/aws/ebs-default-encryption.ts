import { fail, judge } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { passBy } from './lib/satisfied-rule.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'New EBS volumes are encrypted by default',
  severity: 'medium',
  controls: [
    partial(
      'A.8.24',
      'Encryption does not depend on who creates the volume; volumes that exist already are judged apart.',
    ),
  ],
  remedy: {
    text: 'Under "Data protection and security" enable EBS encryption in the region (aws ec2 enable-ebs-encryption-by-default).',
    url: page('ec2', '#Settings:tab=dataProtectionAndSecurity'),
  },
  verdict: ({ ebsEncryption, verdicts }) =>
    judge(ebsEncryption, (set) =>
      set ? passBy(verdicts.ebsEncryption) : fail('new volumes are not encrypted unless asked for'),
    ),
});
