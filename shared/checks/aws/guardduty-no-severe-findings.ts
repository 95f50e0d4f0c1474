import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, on, pass, unavailable } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { region } from './lib/subject.ts';

export default defineCheck<Pick<AwsFacts, 'aws/vulnerabilities' | 'aws/posture'>>({
  title: 'No severe finding of GuardDuty is open',
  severity: 'high',
  needs: ['aws/vulnerabilities', 'aws/posture'],
  subjects: ['region', 'regions'],
  controls: [
    partial('A.8.16', 'What monitoring found has been dealt with; shows open findings, not how they were handled.'),
    partial(
      'A.5.25',
      'Security events that GuardDuty calls severe have been decided on and archived; by what criteria is not shown.',
    ),
    supporting('A.5.26', 'Incidents do not stay without an answer.'),
  ],
  remedy: {
    text: 'Open each finding, act on it, and archive it when it is explained ("Actions", "Archive").',
    url: page('guardduty', '#/findings'),
  },
  evaluate: (inputs, { scope }) => {
    const counts = part(inputs['aws/vulnerabilities'], ({ guardDuty }) => guardDuty);
    const detector = part(inputs['aws/posture'], ({ guardDuty }) => guardDuty);
    if (!counts.known) return [on(region(scope), unavailable(counts))];
    if (counts.value === null)
      return [on(region(scope), notApplicable('GuardDuty is not there, which is judged apart'))];
    const open = counts.value.critical + counts.value.high;
    const verdict =
      open > 0
        ? fail(`${open} findings of high or critical severity are open`)
        : judge(
            part(detector, (one) => one?.enabled ?? { known: true, value: false }),
            (enabled) => (enabled ? pass() : notApplicable('GuardDuty is suspended, which is judged apart')),
          );
    return [on(region(scope), verdict)];
  },
});
