import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/security-hub', {
  title: 'Security Hub judges by a standard',
  severity: 'low',
  controls: [
    partial(
      'A.5.36',
      'There is a standard that the account is held against; which one is for the organisation to choose.',
    ),
  ],
  remedy: {
    text: 'Under "Security standards" enable one, such as AWS Foundational Security Best Practices (aws securityhub batch-enable-standards).',
    url: page('securityhub', '#/standards'),
  },
  verdict: ({ enabled, standards, rules }) =>
    judge(enabled, (set) => {
      if (!set) return notApplicable('Security Hub is not enabled, which is judged apart');
      if (rules > 0) return pass(`${rules} rules of standards have judged the account`);
      return judge(standards, ({ items, unseen }) => {
        const ready = items.filter((one) => one.ready);
        if (ready.length > 0) return pass(`${ready.length} standards`);
        return unseen ? unavailable(unseen) : fail('no standard is ready');
      });
    }),
});
