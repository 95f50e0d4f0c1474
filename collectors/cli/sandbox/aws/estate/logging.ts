import type { Plan } from './plan.ts';

export interface Trail {
  readonly name: string;
  readonly arn: string;
  readonly home: string;
  readonly bucket: string;
  readonly multiRegion: boolean;
  readonly organisation: boolean;
  readonly validated: boolean;
  readonly kmsKey: string | null;
  readonly logGroupArn: string | null;
  readonly logging: boolean;
  readonly deliveryError: string | null;
  readonly lastDelivery: Date | null;
  readonly dataEvents: boolean;
  readonly managementEvents: boolean;
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  /** Null: kept for ever. */
  readonly retentionDays: number | null;
  readonly kmsKey: string | null;
  readonly bytes: number;
}

export interface MetricFilter {
  readonly name: string;
  readonly logGroup: string;
  readonly pattern: string;
  readonly metric: string;
}

export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly metric: string;
  readonly namespace: string;
  readonly actions: readonly string[];
  readonly enabled: boolean;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly updated: Date;
}

/** The organisation's trail, which every member sees as its own, and the ones that accounts made themselves. */
export function trailsOf(plan: Plan): Trail[] {
  const organisation: Trail = {
    name: 'meridian-organization',
    arn: `arn:aws:cloudtrail:${plan.home}:${plan.management}:trail/meridian-organization`,
    home: plan.home,
    bucket: 'meridian-log-archive-org-trail',
    multiRegion: true,
    organisation: true,
    validated: true,
    kmsKey: `arn:aws:kms:${plan.home}:${plan.management}:key/${plan.uuid('organisation-trail')}`,
    logGroupArn: plan.index === 0 ? `${plan.arn('logs', plan.home)}:log-group:cloudtrail/organization:*` : null,
    logging: true,
    deliveryError: null,
    lastDelivery: new Date(plan.epoch - 300_000),
    dataEvents: false,
    managementEvents: true,
  };
  const trails = [organisation];
  if (plan.index === 3)
    trails.push({ ...own(plan, 'payments-data-events'), dataEvents: true, multiRegion: true, validated: true });
  if (plan.index === 4) {
    trails.push({
      ...own(plan, 'legacy-trail'),
      logging: false,
      deliveryError: 'NoSuchBucket',
      lastDelivery: plan.ago(71),
    });
  }
  // One region of a careful account kept a trail from before the organisation had one.
  if (plan.index === 5) trails.push(own(plan, 'first-trail', 'eu-west-1'));
  return trails;
}

function own(plan: Plan, name: string, home = plan.home): Trail {
  return {
    name,
    arn: `${plan.arn('cloudtrail', home)}:trail/${name}`,
    home,
    bucket: `${plan.account.name}-access-logs`,
    multiRegion: false,
    organisation: false,
    validated: false,
    kmsKey: null,
    logGroupArn: null,
    logging: true,
    deliveryError: null,
    lastDelivery: new Date(plan.epoch - 600_000),
    dataEvents: false,
    managementEvents: true,
  };
}

export function logGroupsOf(plan: Plan, region: string): LogGroup[] {
  const group = (name: string, retentionDays: number | null, encrypted: boolean): LogGroup => ({
    name,
    arn: `${plan.arn('logs', region)}:log-group:${name}`,
    created: plan.ago(500),
    retentionDays,
    kmsKey: encrypted ? plan.dataKey(region) : null,
    bytes: 1_000_000 * (1 + plan.random('log', region, name).int(900)),
  });
  const groups = [
    group('/aws/lambda/reporting', plan.index === 4 ? null : 400, plan.index !== 4),
    group('/vpc/flow', 400, true),
  ];
  if (plan.index === 0 && region === plan.home) groups.push(group('cloudtrail/organization', 731, true));
  if (plan.index >= 3)
    groups.push(
      group('/app/orders', plan.index % 3 === 0 ? 30 : 365, plan.index % 2 === 1),
      group('/aws/rds/instance/orders/postgresql', 14, false),
    );
  return groups;
}

const watched: readonly (readonly [name: string, pattern: string])[] = [
  ['RootUse', '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }'],
  ['ConsoleSignInWithoutMfa', '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != "Yes" }'],
  ['UnauthorizedCalls', '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*" }'],
  ['PolicyChanges', '{ $.eventName = "PutUserPolicy" || $.eventName = "AttachRolePolicy" }'],
  ['TrailChanges', '{ $.eventName = "StopLogging" || $.eventName = "DeleteTrail" }'],
  ['KeyDeletion', '{ $.eventSource = "kms.amazonaws.com" && $.eventName = "ScheduleKeyDeletion" }'],
];

/** Filters on the organisation's trail; the last one has no alarm, and one alarm tells nobody. */
export function metricFiltersOf(plan: Plan, region: string): MetricFilter[] {
  if (plan.index !== 0 || region !== plan.home) return [];
  return watched.map(([name, pattern]) => ({ name, logGroup: 'cloudtrail/organization', pattern, metric: name }));
}

export function alarmsOf(plan: Plan, region: string): Alarm[] {
  const topic = `${plan.arn('sns', region)}:security-alerts`;
  const alarm = (
    name: string,
    namespace: string,
    actions: readonly string[],
    state: Alarm['state'] = 'OK',
    metric = name,
  ): Alarm => ({
    name,
    arn: `${plan.arn('cloudwatch', region)}:alarm:${name}`,
    metric,
    namespace,
    actions,
    enabled: true,
    state,
    updated: plan.ago(9),
  });
  const alarms = [
    alarm('orders-latency', 'AWS/ApplicationELB', [topic], 'OK', 'TargetResponseTime'),
    alarm('database-storage', 'AWS/RDS', [topic], plan.index === 4 ? 'ALARM' : 'OK', 'FreeStorageSpace'),
  ];
  if (plan.index === 0 && region === plan.home) {
    alarms.push(...watched.slice(0, -1).map(([name], at) => alarm(name, 'CloudTrailMetrics', at === 3 ? [] : [topic])));
  }
  return alarms;
}
