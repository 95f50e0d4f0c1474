import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'GuardDuty watches what runs',
  severity: 'low',
  controls: [
    partial('A.8.16', 'Processes on instances and in containers are watched, where the agent is installed.'),
    supporting('A.8.7', 'Malicious programs are noticed as they run.'),
  ],
  remedy: { text: 'Switch on runtime monitoring in GuardDuty.', url: page('guardduty', '#/runtime-monitoring') },
  verdict: ({ guardDuty }) =>
    judge(guardDuty, (detector) => {
      if (detector === null) return fail('there is no detector');
      return judge(detector.features, (features) =>
        features.some((name) => name === 'RUNTIME_MONITORING' || name === 'EKS_RUNTIME_MONITORING')
          ? pass()
          : fail('runtime monitoring is off'),
      );
    }),
});
