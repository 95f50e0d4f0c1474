import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { region } from './lib/subject.ts';

/** How full or how busy something is. Sources: the metrics pages of each service and of the CloudWatch agent. */
const USE =
  /^(AWS\/\w+|ECS\/ContainerInsights|ContainerInsights|CWAgent)\/(\w*(CPU|Memory|Disk|Storage)\w*(Utilization|Space|Percent|Reservation)|cpu_usage\w*|mem_used_percent|disk_used_percent|FreeableMemory|FreeStorageSpace|ConcurrentExecutions|Throttles|ThrottledRequests|BurstBalance|DatabaseConnections|PercentIOLimit)$/;

export default defineCheck<Pick<AwsFacts, 'aws/monitoring' | 'aws/resources'>>({
  title: 'An alarm watches how much capacity is used',
  severity: 'low',
  needs: ['aws/monitoring', 'aws/resources'],
  subjects: ['region with instances or databases', 'regions with instances or databases'],
  controls: [
    partial(
      'A.8.6',
      'The use of resources is monitored and someone is told when it nears a limit; that every system is, and what is planned ahead, are not shown.',
    ),
  ],
  remedy: {
    text: 'Choose "Create alarm" on the processor, memory and storage metrics of what has a limit, with an SNS topic that someone reads (aws cloudwatch put-metric-alarm).',
    url: page('cloudwatch', '#alarmsV2:'),
  },
  evaluate: (inputs, { scope }) => {
    const alarms = part(inputs['aws/monitoring'], (facts) => facts.alarms);
    const limited = [
      part(inputs['aws/resources'], (facts) => facts.instances),
      part(inputs['aws/resources'], (facts) => facts.databases),
    ];
    const verdict = (): Verdict => {
      const unseen = limited.flatMap((fact) => (fact.known ? (fact.value.unseen ?? []) : fact))[0];
      const some = limited.some((fact) => fact.known && fact.value.items.length > 0);
      if (!some) return unseen ? unavailable(unseen) : notApplicable('there are no instances and no databases here');
      return judge(alarms, ({ items, unseen: more }) => {
        const watching = items.filter(({ metric, acts }) => acts && metric !== null && USE.test(metric));
        if (watching.length > 0) return pass(watching.map(({ name }) => name).join(', '));
        return more ? unavailable(more) : fail('no alarm on the use of capacity tells anyone');
      });
    };
    return [on(region(scope), verdict())];
  },
});
