import type { Trail } from '#collectors/aws/cloudtrail.ts';
import { defineCheck, type Mapping, type Severity } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { fail, notApplicable, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './checks.ts';
import { page } from './console.ts';
import { region, where } from './subject.ts';

interface AlarmCheck {
  readonly title: string;
  readonly severity: Severity;
  readonly controls: readonly Mapping[];
  /** What the pattern of the metric filter has to look for. */
  readonly event: RegExp;
}

/**
 * A check that an event in the log of a trail is counted, and that the count raises an alarm which
 * tells someone. Metric filters live where the log group of the trail is, so that other regions have
 * none and need none.
 */
export function alarmCheck({ event, ...about }: AlarmCheck) {
  return defineCheck<Pick<AwsFacts, 'aws/monitoring' | 'aws/cloudtrail'>>({
    ...about,
    needs: ['aws/monitoring', 'aws/cloudtrail'],
    subjects: ['region with the log of a trail', 'regions with the log of a trail'],
    remedy: {
      text: 'Add a metric filter to the log group of the trail, and an alarm on its metric that notifies someone.',
      url: page('cloudwatch', '#logsV2:log-groups'),
    },
    evaluate: (inputs, { scope }) => {
      const subject = region(scope);
      const trails = part(inputs['aws/cloudtrail'], (facts) => facts.trails);
      if (!trails.known) return [on(subject, unavailable(trails))];
      const groups = groupsIn(trails.value.items, scope);
      if (!Array.isArray(groups)) return [on(subject, trails.value.unseen ? unavailable(trails.value.unseen) : groups)];
      const facts = inputs['aws/monitoring'];
      return [on(subject, facts.known ? watched(facts.value, groups, event) : unavailable(facts))];
    },
  });
}

/** Names of the trails' log groups in a region, or the verdict on a region that has none. */
function groupsIn(trails: readonly Trail[], scope: Scope): string[] | Verdict {
  const groups = trails.flatMap(({ logGroup }) => {
    const [, place, name] = /^arn:[\w-]+:logs:([\w-]+):\d*:log-group:([^:]+)/.exec(logGroup ?? '') ?? [];
    return place !== undefined && name !== undefined ? [{ place, name }] : [];
  });
  const here = groups.filter((group) => group.place === scope.region).map((group) => group.name);
  if (here.length > 0) return here;
  if (groups.length === 0 && trails.some((trail) => trail.homeRegion === scope.region)) {
    return fail('no trail is sent to CloudWatch Logs, so that nothing can raise an alarm');
  }
  return notApplicable(`no trail is sent to a log group in ${where(scope)}`);
}

function watched({ filters, alarms }: AwsFacts['aws/monitoring'], groups: readonly string[], event: RegExp): Verdict {
  if (!filters.known) return unavailable(filters);
  const metrics = filters.value.items
    .filter((filter) => groups.includes(filter.group) && event.test(filter.pattern))
    .flatMap((filter) => filter.metrics);
  if (metrics.length === 0) {
    return filters.value.unseen ? unavailable(filters.value.unseen) : fail('no metric filter looks for it');
  }
  if (!alarms.known) return unavailable(alarms);
  const set = alarms.value.items.filter((alarm) => alarm.metric !== null && metrics.includes(alarm.metric));
  if (set.some((alarm) => alarm.acts)) return pass();
  if (alarms.value.unseen) return unavailable(alarms.value.unseen);
  return fail(set.length === 0 ? 'it is counted, and no alarm is set on the count' : 'its alarm notifies nobody');
}
