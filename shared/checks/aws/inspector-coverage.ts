import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/vulnerabilities', {
  title: 'Inspector scans every resource it knows of',
  severity: 'medium',
  controls: [
    partial(
      'A.8.8',
      'The scan leaves nothing out that it knows of; what it leaves out may be stopped or excluded on purpose.',
    ),
  ],
  remedy: {
    text: 'Open "Account management", "Instances", read the reason beside each resource, and install or repair the SSM agent, or record why it is left out.',
    url: page('inspector/v2', '#/coverage'),
  },
  verdict: ({ coverage }) =>
    judge(coverage, ({ active, total }) => {
      if (total === 0) return notApplicable('Inspector knows no resources here');
      return active >= total
        ? pass(`${active} of ${total}`)
        : fail(`${total - active} of ${total} resources are not scanned`);
    }),
});
