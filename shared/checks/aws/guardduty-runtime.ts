import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { withFeature } from './lib/detector.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'GuardDuty watches what runs',
  severity: 'low',
  controls: [
    partial('A.8.16', 'Processes on instances and in containers are watched, where the agent is installed.'),
    supporting('A.8.7', 'Malicious programs are noticed as they run.'),
  ],
  remedy: {
    text: 'Under "Protection plans", "Runtime Monitoring" enable it with automated agent configuration.',
    url: page('guardduty', '#/runtime-monitoring'),
  },
  verdict: (facts) => withFeature(facts, ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'], 'runtime monitoring is off'),
});
