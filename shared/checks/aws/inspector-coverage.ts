import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/vulnerabilities', {
  title: 'Inspector reaches all it should scan',
  severity: 'medium',
  controls: [partial('A.8.8', 'The scan leaves nothing out that it knows of.')],
  remedy: {
    text: 'Install or repair the SSM agent on instances that are not scanned.',
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
