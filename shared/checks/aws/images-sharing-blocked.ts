import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'Machine images cannot be made public',
  severity: 'medium',
  controls: [partial('A.8.12', 'Images, and what was left on them, are not published by mistake.')],
  remedy: {
    text: 'Under "Data protection and security" block public access for AMIs (aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing).',
    url: page('ec2', '#Settings:tab=dataProtectionAndSecurity'),
  },
  verdict: ({ imageBlock }) =>
    judge(imageBlock, (set) => {
      if (set === null) return notApplicable('the account has no machine image here');
      return set ? pass() : fail('public sharing of images is not blocked');
    }),
});
