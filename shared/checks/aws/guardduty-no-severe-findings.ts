import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/vulnerabilities', {
  title: 'No severe finding of GuardDuty is open',
  severity: 'high',
  controls: [
    partial('A.8.16', 'What monitoring found has been dealt with; shows open findings, not how they were handled.'),
    partial(
      'A.5.25',
      'Security events that GuardDuty calls severe have been decided on and archived; by what criteria is not shown.',
    ),
    supporting('A.5.26', 'Incidents do not stay without an answer.'),
  ],
  remedy: {
    text: 'Work through the findings, and archive those that are explained.',
    url: page('guardduty', '#/findings'),
  },
  verdict: ({ guardDuty }) =>
    judge(guardDuty, (counts) => {
      if (counts === null) return notApplicable('GuardDuty is not there, which is judged apart');
      const open = counts.critical + counts.high;
      return open === 0 ? pass() : fail(`${open} findings of high or critical severity are open`);
    }),
});
