import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'The trail keeps events of global services',
  severity: 'medium',
  controls: [partial('A.8.15', 'Activity in IAM and other services without a region is logged too.')],
  remedy: {
    text: 'Edit the trail so that it includes global service events (aws cloudtrail update-trail --include-global-service-events).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) =>
    anyTrail(facts, (trail) => trail.globalEvents, 'no trail of all regions includes global service events'),
});
