import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/security-hub', {
  title: 'No severe verdict of Security Hub is open',
  severity: 'high',
  subjects: ['failed control', 'failed controls'],
  of: (facts) => facts.failed,
  id: (verdict) => `${verdict.control} ${verdict.resource}`,
  judges: (verdict) => verdict.severity === 'CRITICAL' || verdict.severity === 'HIGH',
  controls: [
    partial(
      'A.5.36',
      'Verdicts of the account on itself, by the standards that it has enabled; open ones are shown one by one.',
    ),
    supporting('A.8.9', 'Many of them are about configuration.'),
  ],
  remedy: {
    text: 'Open the finding, follow its remediation link, or set its workflow status to "Suppressed" with a note why.',
    url: page('securityhub', '#/findings'),
  },
  none: ({ enabled, standards, rules }) =>
    judge(enabled, (set) => {
      if (!set) return notApplicable('Security Hub is not enabled, which is judged apart');
      if (rules > 0) return pass();
      // Without a standard that judges, nothing fails because nothing is looked at.
      return judge(standards, ({ items, unseen }) => {
        if (items.some((one) => one.ready)) return pass();
        return unseen ? unavailable(unseen) : notApplicable('no standard is ready, which is judged apart');
      });
    }),
  verdict: ({ title, severity }) => fail(`${severity.toLowerCase()}: ${title}`),
});
