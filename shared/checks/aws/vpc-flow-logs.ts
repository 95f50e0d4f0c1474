import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('vpcs', {
  title: 'Every network has a flow log',
  severity: 'medium',
  subjects: ['VPC', 'VPCs'],
  controls: [
    partial('A.8.15', 'Network traffic is logged; what systems do with it is not.'),
    partial('A.8.16', 'There is something to watch the network by.'),
    supporting('A.8.20', 'Whether the network filters as meant can be seen afterwards.'),
  ],
  remedy: {
    text: 'Under "Flow logs" of the VPC choose "Create flow log" (aws ec2 create-flow-logs --resource-type VPC).',
    url: page('vpcconsole', '#vpcs:'),
  },
  verdict: (vpc, { flowLogs }) => {
    if (!flowLogs.known) return unavailable(flowLogs);
    const own = flowLogs.value.items.filter((log) => log.resource === vpc.id);
    const failing = own.filter((log) => log.delivery === 'FAILED');
    if (own.some((log) => log.active.known && log.active.value && !failing.includes(log))) return pass();
    const unread = own.map((log) => log.active).find((active) => !active.known);
    if (unread && !unread.known) return unavailable(unread);
    return flowLogs.value.unseen
      ? unavailable(flowLogs.value.unseen)
      : fail(failing.length > 0 ? 'its flow log cannot deliver' : 'no active flow log');
  },
});
