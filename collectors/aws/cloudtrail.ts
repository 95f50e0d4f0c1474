import { defineCollector } from '#shared/define.ts';
import { cut, type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';

export interface Trail {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: string;
  readonly bucket: string | null;
  readonly multiRegion: Fact<boolean>;
  readonly organization: Fact<boolean>;
  readonly validation: Fact<boolean>;
  readonly globalEvents: Fact<boolean>;
  /** Null: encrypted with a key that S3 manages. */
  readonly kmsKey: string | null;
  readonly logGroup: string | null;
  readonly status: Fact<TrailStatus>;
  readonly events: Fact<TrailEvents>;
}

export interface TrailStatus {
  readonly logging: boolean;
  readonly lastDelivery: string | null;
  readonly deliveryError: string | null;
}

export interface TrailEvents {
  /** What management events it keeps. */
  readonly management: 'all' | 'read' | 'write' | 'none';
  /** Services whose management events it leaves out, or how else it narrows them. */
  readonly excluded: readonly string[];
  readonly s3Data: 'all' | 'some' | 'none';
}

export interface CloudTrailFacts {
  readonly trails: Fact<Population<Trail>>;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };
/** What a trail keeps whose selectors nobody has set, which its description says. */
const STANDARD: TrailEvents = { management: 'all', excluded: [], s3Data: 'none' };

/**
 * The trails of all regions, whether they deliver, and what they keep.
 *
 * Sources: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html,
 * API_ListTrails.html,
 * API_GetTrailStatus.html, API_GetEventSelectors.html
 */
export default defineCollector<AwsConnection, CloudTrailFacts>({
  title: 'CloudTrail trails',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [
    { name: 'cloudtrail:DescribeTrails', gives: 'the trails and how they are set' },
    { name: 'cloudtrail:ListTrails', gives: 'trails of one region only, whichever that is' },
    { name: 'cloudtrail:GetTrailStatus', gives: 'whether a trail logs and delivers' },
    { name: 'cloudtrail:GetEventSelectors', gives: 'which events a trail keeps' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const described = await aws.ask('cloudtrail', 'DescribeTrails', {});
    const trails = described.ok ? (described.output.trailList ?? []) : [];
    // Trails of one region only are described nowhere else; the list names those of all regions.
    const listed = await aws.pages('cloudtrail', 'ListTrails', {}, TOKEN);
    for (const { TrailARN: arn, HomeRegion: home } of listed.flatMap((page) => page.Trails ?? [])) {
      if (arn === undefined || home === undefined || trails.some((one) => one.TrailARN === arn)) continue;
      const elsewhere = { trailNameList: [arn], includeShadowTrails: false };
      const one = await aws.in(home).ask('cloudtrail', 'DescribeTrails', elsewhere);
      if (one.ok) trails.push(...(one.output.trailList ?? []));
    }
    let done = 0;
    for (const { TrailARN: arn, HomeRegion: home, HasCustomEventSelectors: custom } of trails) {
      if (arn === undefined) continue;
      const there = aws.in(home ?? aws.region);
      await there.ask('cloudtrail', 'GetTrailStatus', { Name: arn });
      if (custom !== false) await there.ask('cloudtrail', 'GetEventSelectors', { TrailName: arn });
      done += 1;
      context.progress({ done, total: trails.length, what: 'trails' });
    }
  },

  read(answers) {
    const reader = new Reader(answers);
    const trails = trailsOf(reader);
    const count = trails.known ? trails.value.items.length : null;
    return { facts: { trails }, completeness: reader.completeness(count) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const described = await aws.ask('cloudtrail', 'DescribeTrails', {});
    const arn = described.ok ? described.output.trailList?.[0]?.TrailARN : undefined;
    return [
      probed('cloudtrail:DescribeTrails', described),
      probed('cloudtrail:ListTrails', await aws.ask('cloudtrail', 'ListTrails', {})),
      probed(
        'cloudtrail:GetTrailStatus',
        arn === undefined ? null : await aws.ask('cloudtrail', 'GetTrailStatus', { Name: arn }),
      ),
      probed(
        'cloudtrail:GetEventSelectors',
        arn === undefined ? null : await aws.ask('cloudtrail', 'GetEventSelectors', { TrailName: arn }),
      ),
    ];
  },
});

function trailsOf(reader: Reader): CloudTrailFacts['trails'] {
  const described = reader.pages('cloudtrail:DescribeTrails', {
    // The question about the region itself; those about single trails name them.
    match: { trailNameList: undefined },
    items: (page) => page.list('trailList'),
    token: ['NextToken'],
    read: (view) => trailOf(view, reader),
  });
  const listed = reader.pages('cloudtrail:ListTrails', {
    items: (page) => page.list('Trails'),
    token: ['NextToken'],
    read: (view) => view.text('TrailARN') ?? '',
  });
  if (!described.known) return described;
  const items = [...described.value.items];
  let unseen = described.value.unseen ?? (listed.known ? listed.value.unseen : listed);
  const rest = reader.every('cloudtrail:DescribeTrails', (page) => page.list('trailList') ?? []);
  for (const arn of listed.known ? listed.value.items : []) {
    if (items.some((one) => one.arn === arn)) continue;
    const view = rest.flat().find((one) => one.text('TrailARN') === arn);
    if (view) items.push(trailOf(view, reader));
    else
      unseen ??= reader.miss(
        unknown(`the trail ${arn} is listed, and was not described in its own region`, 'cloudtrail:DescribeTrails'),
      );
  }
  return known(unseen === null ? whole(items) : cut(items, null, unseen));
}

function trailOf(view: View, reader: Reader): Trail {
  const arn = view.text('TrailARN') ?? '';
  return {
    name: view.text('Name') ?? arn,
    arn,
    homeRegion: view.text('HomeRegion') ?? '',
    bucket: view.text('S3BucketName') ?? null,
    multiRegion: view.fact('IsMultiRegionTrail', (one) => one.bool()),
    organization: view.fact('IsOrganizationTrail', (one) => one.bool()),
    validation: view.fact('LogFileValidationEnabled', (one) => one.bool()),
    globalEvents: view.fact('IncludeGlobalServiceEvents', (one) => one.bool()),
    kmsKey: view.text('KmsKeyId') ?? null,
    logGroup: view.text('CloudWatchLogsLogGroupArn') ?? null,
    status: reader.one('cloudtrail:GetTrailStatus', statusOf, { match: { Name: arn } }),
    events:
      view.bool('HasCustomEventSelectors') === false
        ? known(STANDARD)
        : reader.one('cloudtrail:GetEventSelectors', eventsOf, { match: { TrailName: arn } }),
  };
}

function statusOf(view: View): TrailStatus | undefined {
  const logging = view.bool('IsLogging');
  if (logging === undefined) return undefined;
  return {
    logging,
    lastDelivery: view.instant('LatestDeliveryTime') ?? null,
    deliveryError: view.text('LatestDeliveryError') || null,
  };
}

/** Basic selectors, or advanced ones; a trail has one of the two kinds. */
function eventsOf(view: View): TrailEvents | undefined {
  const basic = view.list('EventSelectors');
  const advanced = view.list('AdvancedEventSelectors');
  if (!basic?.length && !advanced?.length) return undefined;
  return advanced?.length ? advancedEvents(advanced) : basicEvents(basic ?? []);
}

function basicEvents(selectors: readonly View[]): TrailEvents {
  const kept = selectors
    .filter((one) => one.bool('IncludeManagementEvents') !== false)
    .map((one) => ({
      type: one.text('ReadWriteType') ?? 'All',
      limits: one.texts('ExcludeManagementEventSources') ?? [],
    }));
  const s3 = selectors.flatMap((one) =>
    (one.list('DataResources') ?? [])
      .filter((resource) => resource.text('Type') === 'AWS::S3::Object')
      .map((resource) => ({ type: one.text('ReadWriteType') ?? 'All', values: resource.texts('Values') ?? [] })),
  );
  const all = s3.some(
    ({ type, values }) => type === 'All' && values.some((value) => /^arn:[\w-]+:s3(:::)?$/.test(value)),
  );
  return { ...management(kept), s3Data: all ? 'all' : s3.length > 0 ? 'some' : 'none' };
}

function advancedEvents(selectors: readonly View[]): TrailEvents {
  const read = selectors.map((one) => {
    const fields = one.list('FieldSelectors') ?? [];
    const values = (name: string) => fields.find((field) => field.text('Field') === name)?.texts('Equals') ?? [];
    const readOnly = values('readOnly');
    return {
      category: values('eventCategory'),
      resource: values('resources.type'),
      type: readOnly.includes('true') ? 'ReadOnly' : readOnly.includes('false') ? 'WriteOnly' : 'All',
      limits: fields.flatMap(limitsOf),
      fields: fields.length,
    };
  });
  const s3 = read.filter((one) => one.category.includes('Data') && one.resource.includes('AWS::S3::Object'));
  return {
    ...management(read.filter((one) => one.category.includes('Management'))),
    s3Data: s3.some((one) => one.fields === 2) ? 'all' : s3.length > 0 ? 'some' : 'none',
  };
}

/** What a field of a selector leaves out, beyond the kind of event that it is about. */
function limitsOf(field: View): readonly string[] {
  const name = field.text('Field') ?? '';
  if (name === 'eventCategory' || name === 'readOnly') return [];
  return field.texts('NotEquals') ?? [`all but some by ${name}`];
}

interface Selected {
  readonly type: string;
  readonly limits: readonly string[];
}

/** What one selector leaves out is still kept where another of the same kind keeps it. */
function management(kept: readonly Selected[]): Pick<TrailEvents, 'management' | 'excluded'> {
  const of = (type: string) => kept.filter((one) => one.type === 'All' || one.type === type);
  const excluded = [of('ReadOnly'), of('WriteOnly')].flatMap((same) =>
    same.some(({ limits }) => limits.length === 0) ? [] : same.flatMap(({ limits }) => limits),
  );
  const read = of('ReadOnly').length > 0;
  const write = of('WriteOnly').length > 0;
  return {
    management: read && write ? 'all' : read ? 'read' : write ? 'write' : 'none',
    excluded: [...new Set(excluded)],
  };
}
