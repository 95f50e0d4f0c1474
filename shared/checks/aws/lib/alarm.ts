import type { Trail } from '#collectors/aws/cloudtrail.ts';
import { defineCheck, type Mapping, type Severity } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { fail, notApplicable, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './checks.ts';
import { page } from './console.ts';
import type { Wanted } from './filter-pattern.ts';
import { region, where } from './subject.ts';

interface AlarmCheck {
  readonly title: string;
  readonly severity: Severity;
  readonly controls: readonly Mapping[];
  /** What metric filters have to look for, each of it. */
  readonly events: readonly Wanted[];
}

/**
 * A check that an event in the log of a trail is counted, and that the count raises an alarm which
 * tells someone. Metric filters live where the log group of the trail is, so that other regions have
 * none and need none.
 */
export function alarmCheck({ events, ...about }: AlarmCheck) {
  return defineCheck<Pick<AwsFacts, 'aws/monitoring' | 'aws/cloudtrail'>>({
    ...about,
    needs: ['aws/monitoring', 'aws/cloudtrail'],
    subjects: ['region with the log of a trail', 'regions with the log of a trail'],
    remedy: {
      text: 'Open the log group of the trail, add a metric filter for the events under "Metric filters", then "Create alarm" on it with an SNS topic that someone reads. Rules of EventBridge are not looked at: where one alarms, record that as an exception.',
      url: page('cloudwatch', '#logsV2:log-groups'),
    },
    evaluate: (inputs, { scope }) => {
      const subject = region(scope);
      const trails = part(inputs['aws/cloudtrail'], (facts) => facts.trails);
      if (!trails.known) return [on(subject, unavailable(trails))];
      const groups = groupsIn(trails.value.items, scope);
      if (!Array.isArray(groups)) return [on(subject, trails.value.unseen ? unavailable(trails.value.unseen) : groups)];
      const facts = inputs['aws/monitoring'];
      return [on(subject, facts.known ? allWatched(facts.value, groups, events) : unavailable(facts))];
    },
  });
}

/** Names of the trails' log groups in a region, or the verdict on a region that has none. */
function groupsIn(trails: readonly Trail[], scope: Scope): string[] | Verdict {
  const groups = trails.flatMap(({ logGroup }) => {
    const [, place, owner, name] = /^arn:[\w-]+:logs:([\w-]+):(\d*):log-group:([^:]+)/.exec(logGroup ?? '') ?? [];
    return place !== undefined && owner !== undefined && name !== undefined ? [{ place, owner, name }] : [];
  });
  const here = groups.filter((group) => group.place === scope.region);
  const own = here.filter(({ owner }) => owner === '' || owner === scope.tenant).map((group) => group.name);
  if (own.length > 0) return own;
  // The trail of an organisation writes to the account that made it, whose filters nobody else is shown.
  const [other] = here;
  if (other) return notApplicable(`the trail is sent to a log group of account ${other.owner}, where it is judged`);
  if (groups.length === 0 && trails.some((trail) => trail.homeRegion === scope.region)) {
    return fail('no trail is sent to CloudWatch Logs, so that nothing can raise an alarm');
  }
  return notApplicable(`no trail is sent to a log group in ${where(scope)}`);
}

function allWatched(facts: AwsFacts['aws/monitoring'], groups: readonly string[], events: readonly Wanted[]): Verdict {
  const found = events.map((event) => watched(facts, groups, event));
  const failed = found.flatMap((verdict) => (verdict.outcome === 'fail' ? [verdict.reason] : []));
  if (failed.length > 0) return fail(failed.join('; '));
  return found.find(({ outcome }) => outcome !== 'pass') ?? pass();
}

function watched({ filters, alarms }: AwsFacts['aws/monitoring'], groups: readonly string[], event: Wanted): Verdict {
  if (!filters.known) return unavailable(filters);
  const metrics = filters.value.items
    .filter((filter) => groups.includes(filter.group) && event.looksFor(filter.pattern))
    .flatMap((filter) => filter.metrics);
  if (metrics.length === 0) {
    return filters.value.unseen ? unavailable(filters.value.unseen) : fail(`no metric filter looks for ${event.what}`);
  }
  if (!alarms.known) return unavailable(alarms);
  const set = alarms.value.items.filter((alarm) => alarm.metric !== null && metrics.includes(alarm.metric));
  if (set.some((alarm) => alarm.acts)) return pass();
  // Another filter, or another alarm, may be among what was not seen.
  const unseen = filters.value.unseen ?? alarms.value.unseen;
  if (unseen) return unavailable(unseen);
  return fail(
    `${event.what} is counted, and ${set.length === 0 ? 'no alarm is set on the count' : 'its alarm notifies nobody'}`,
  );
}
