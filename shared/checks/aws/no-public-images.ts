import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'No machine image is public',
  severity: 'high',
  controls: [
    partial('A.8.3', 'No image is open to everyone.'),
    partial('A.8.12', 'This way of leaking is not in use.'),
  ],
  remedy: {
    text: 'Under "Edit AMI permissions" set the image to private (aws ec2 modify-image-attribute --launch-permission "Remove=[{Group=all}]").',
    url: page('ec2', '#Images:visibility=owned-by-me'),
  },
  verdict: ({ publicImages }) =>
    judge(publicImages, ({ items, unseen }) => {
      if (items.length > 0) return fail(`public: ${items.join(', ')}`);
      return unseen ? unavailable(unseen) : pass();
    }),
});
