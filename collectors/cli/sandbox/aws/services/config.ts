import { aggregated, aggregatedPlaces, aggregatorStatus, recorded } from '../config/families.ts';
import { type Place, type Position, runQuery } from '../config/run-query.ts';
import { ServiceError } from '../wire/service-error.ts';
import { AGGREGATOR, hasAggregator, noAggregator, requireAggregator } from './config-aggregator.ts';
import { configRules } from './config-rules.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const config: Handlers<typeof import('@aws-sdk/client-config-service')> = {
  ...configRules,

  DescribeConfigurationRecorders: (_input, { account, region }) => {
    const { recorder } = account.region(region);
    if (!recorder) return { ConfigurationRecorders: [] };
    const { group } = recorder;
    return {
      ConfigurationRecorders: [
        {
          arn: `${account.plan.arn('config', region)}:configuration-recorder/${recorder.name}/${account.plan.uuid('recorder', region).slice(0, 8)}`,
          name: recorder.name,
          roleARN: recorder.role,
          recordingGroup: {
            allSupported: group.kind === 'all',
            includeGlobalResourceTypes: group.kind === 'all' && recorder.global,
            resourceTypes: group.kind === 'only' ? resourceTypes(group.types) : [],
            exclusionByResourceTypes: { resourceTypes: group.kind === 'excluding' ? resourceTypes(group.types) : [] },
            recordingStrategy: {
              useOnly:
                group.kind === 'all'
                  ? 'ALL_SUPPORTED_RESOURCE_TYPES'
                  : group.kind === 'only'
                    ? 'INCLUSION_BY_RESOURCE_TYPES'
                    : 'EXCLUSION_BY_RESOURCE_TYPES',
            },
          },
          recordingMode: { recordingFrequency: recorder.frequency, recordingModeOverrides: [] },
          recordingScope: 'PAID',
        },
      ],
    };
  },

  DescribeConfigurationRecorderStatus: (_input, { account, region }) => {
    const { recorder } = account.region(region);
    if (!recorder) return { ConfigurationRecordersStatus: [] };
    const { delivery } = recorder;
    return {
      ConfigurationRecordersStatus: [
        present({
          name: recorder.name,
          recording: recorder.recording,
          lastStatus: delivery.status === 'FAILURE' ? ('Failure' as const) : ('Success' as const),
          lastErrorCode: delivery.error ?? undefined,
          lastStartTime: recorder.started,
          lastStopTime: recorder.recording ? undefined : account.plan.ago(40),
          lastStatusChangeTime: delivery.at,
        }),
      ],
    };
  },

  DescribeDeliveryChannels: (_input, { account, region }) => ({
    DeliveryChannels: account.region(region).recorder
      ? [{ name: 'default', s3BucketName: 'meridian-log-archive-config-history' }]
      : [],
  }),

  DescribeDeliveryChannelStatus: (_input, { account, region }) => {
    const { recorder } = account.region(region);
    if (!recorder) return { DeliveryChannelsStatus: [] };
    const { status, error, at } = recorder.delivery;
    const word = status === 'FAILURE' ? ('Failure' as const) : ('Success' as const);
    const info = present({
      lastStatus: word,
      lastErrorCode: error ?? undefined,
      lastAttemptTime: at,
      lastSuccessfulTime: error === null ? at : account.plan.ago(30),
    });
    return {
      DeliveryChannelsStatus: [
        {
          name: 'default',
          configSnapshotDeliveryInfo: info,
          configHistoryDeliveryInfo: info,
          configStreamDeliveryInfo: { lastStatus: word, lastStatusChangeTime: at },
        },
      ],
    };
  },

  GetDiscoveredResourceCounts: (input, { account, region }) => {
    const counts = new Map<string, number>();
    for (const family of recorded(account, region)) {
      if (!family.type.startsWith('AWS::Config::') && family.count > 0)
        counts.set(family.type, (counts.get(family.type) ?? 0) + family.count);
    }
    const wanted = input.resourceTypes ?? [];
    const list = [...counts]
      .filter(([type]) => wanted.length === 0 || wanted.includes(type))
      .sort((a, b) => b[1] - a[1]);
    const page = pageOf(list, { list: 'counts', token: input.nextToken, size: input.limit, standard: 100, most: 100 });
    return present({
      totalDiscoveredResources: list.reduce((sum, [, count]) => sum + count, 0),
      resourceCounts: page.items.map(([type, count]) => ({ resourceType: resourceTypes([type])[0], count })),
      nextToken: page.next,
    });
  },

  SelectResourceConfig: (input, { account, region }) => {
    return select(input.Expression, input.NextToken, limitOf(input.Limit, 100), [() => recorded(account, region)]);
  },

  SelectAggregateResourceConfig: (input, call) => {
    requireAggregator(call, input.ConfigurationAggregatorName);
    const grouped = /\bGROUP\s+BY\b/i.test(input.Expression ?? '');
    const limit = limitOf(input.Limit ?? input.MaxResults, grouped ? 500 : 25, grouped ? 500 : 100);
    return select(input.Expression, input.NextToken, limit, aggregatedPlaces(call.estate));
  },

  DescribeConfigurationAggregators: (input, call) => {
    const here = hasAggregator(call);
    if (!here && (input.ConfigurationAggregatorNames ?? []).length > 0) throw noAggregator();
    const { account, region } = call;
    return {
      ConfigurationAggregators: here
        ? [
            {
              ConfigurationAggregatorName: AGGREGATOR,
              ConfigurationAggregatorArn: `${account.plan.arn('config', region)}:config-aggregator/config-aggregator-m3r1d1an`,
              OrganizationAggregationSource: {
                RoleArn: `arn:aws:iam::${account.id}:role/config-aggregator`,
                AllAwsRegions: true,
              },
              CreationTime: account.plan.ago(500),
              LastUpdatedTime: account.plan.ago(500),
            },
          ]
        : [],
    };
  },

  DescribeConfigurationAggregatorSourcesStatus: (input, call) => {
    requireAggregator(call, input.ConfigurationAggregatorName);
    const sources = call.estate.accounts.flatMap((account) =>
      account.plan.account.status !== 'ACTIVE'
        ? []
        : call.estate.regions
            .filter((region) => region.optIn !== 'not-opted-in')
            .map((region) => {
              const status = aggregatorStatus[account.plan.index] ?? ('SUCCEEDED' as const);
              return present({
                SourceId: account.id,
                SourceType: 'ACCOUNT' as const,
                AwsRegion: region.name,
                LastUpdateStatus: status,
                LastUpdateTime: status === 'SUCCEEDED' ? new Date(account.plan.epoch) : account.plan.ago(8),
                LastErrorCode: status === 'FAILED' ? 'AccessDenied' : undefined,
                LastErrorMessage:
                  status === 'FAILED' ? 'The aggregator is not authorised to read this account' : undefined,
              });
            }),
    );
    const { UpdateStatus: wanted = [] } = input;
    const found = sources.filter(({ LastUpdateStatus: status }) => wanted.length === 0 || wanted.includes(status));
    const page = pageOf(found, {
      list: 'sources',
      token: input.NextToken,
      size: input.Limit,
      standard: 100,
      most: 100,
    });
    return present({ AggregatedSourceStatusList: [...page.items], NextToken: page.next });
  },

  GetAggregateDiscoveredResourceCounts: (input, call) => {
    requireAggregator(call, input.ConfigurationAggregatorName);
    const counts = new Map<string, number>();
    for (const family of aggregated(call.estate)) {
      if (family.type.startsWith('AWS::Config::') || family.count === 0) continue;
      const key =
        input.GroupByKey === 'ACCOUNT_ID'
          ? family.account
          : input.GroupByKey === 'AWS_REGION'
            ? family.region
            : family.type;
      counts.set(key, (counts.get(key) ?? 0) + family.count);
    }
    const page = pageOf([...counts], {
      list: 'aggregate-counts',
      token: input.NextToken,
      size: input.Limit,
      standard: 1000,
      most: 1000,
    });
    return present({
      TotalDiscoveredResources: [...counts.values()].reduce((sum, count) => sum + count, 0),
      GroupByKey: input.GroupByKey,
      GroupedResourceCounts: page.items.map(([GroupName, ResourceCount]) => ({ GroupName, ResourceCount })),
      NextToken: page.next,
    });
  },
};

type ResourceTypeName = NonNullable<import('@aws-sdk/client-config-service').RecordingGroup['resourceTypes']>[number];

/** Recorder types come from the estate as text; the enumeration of the client is a list of the same names. */
function resourceTypes(types: readonly string[]): ResourceTypeName[] {
  return types as ResourceTypeName[];
}

function select(
  expression: string | undefined,
  token: string | undefined,
  limit: number,
  places: readonly Place[],
): { Results: string[]; QueryInfo: { SelectFields: { Name: string }[] }; NextToken?: string } {
  const page = runQuery(expression ?? '', places, positionOf(expression ?? '', token), limit);
  return present({
    Results: [...page.rows],
    QueryInfo: { SelectFields: page.fields.map((Name) => ({ Name })) },
    ...(page.next === null ? {} : { NextToken: tokenOf(expression ?? '', page.next) }),
  });
}

/** A token goes with its expression: the rest of one answer is not the rest of another. */
function tokenOf(expression: string, position: Position): string {
  return Buffer.from(JSON.stringify([expression.length, ...position])).toString('base64url');
}

function positionOf(expression: string, token: string | undefined): Position {
  if (token === undefined) return [0, 0, 0];
  try {
    const [length, place, family, item] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (
      length === expression.length &&
      typeof place === 'number' &&
      typeof family === 'number' &&
      typeof item === 'number'
    )
      return [place, family, item];
  } catch {
    // Falls through to the refusal that AWS gives for any token it did not make.
  }
  throw new ServiceError('InvalidNextTokenException', 'The specified next token is not valid.');
}

function limitOf(limit: number | undefined, standard: number, most = 100): number {
  if (limit === undefined || limit === 0) return standard;
  if (limit < 0 || limit > most)
    throw new ServiceError('InvalidLimitException', 'The specified limit is outside the allowable range.');
  return limit;
}
