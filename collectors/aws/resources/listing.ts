import { cut, type Fact, known, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Reader } from '../read/reader.ts';
import type { RecorderStatus } from '../read/recorder.ts';
import { View } from '../read/view.ts';
import { expression, type Query } from './query.ts';

/** What a recorder wrote before it was stopped, or while it failed, says nothing about now. */
export function isOn(status: Fact<RecorderStatus | null>): boolean {
  return status.known && status.value?.recording === true && !/^failure$/i.test(status.value.last ?? '');
}

export function isAggregated(reader: Reader): boolean {
  return reader.asked('config:SelectAggregateResourceConfig');
}

/** A listing is read for the recorder that is in it before it is read for everything else. */
const read = new WeakMap<Reader, Map<Query, Fact<Population<View>>>>();

/** The items of one query, of a region itself or of an aggregator; cut where the aggregator says it is behind. */
export function readListing(reader: Reader, scope: Scope, query: Query): Fact<Population<View>> {
  const earlier = read.get(reader) ?? new Map<Query, Fact<Population<View>>>();
  read.set(reader, earlier);
  const listing = earlier.get(query) ?? listed(reader, scope, query);
  earlier.set(query, listing);
  return listing;
}

function listed(reader: Reader, scope: Scope, query: Query): Fact<Population<View>> {
  const aggregated = isAggregated(reader);
  const within = aggregated ? { account: scope.tenant, region: scope.region ?? '' } : undefined;
  const found = reader.pages(aggregated ? 'config:SelectAggregateResourceConfig' : 'config:SelectResourceConfig', {
    match: { Expression: expression(query, within) },
    items: (page) => page.list('Results'),
    token: ['NextToken'],
    read: parsed,
  });
  const behind = aggregated ? lagging(reader, scope) : null;
  return found.known && behind ? known(cut(found.value.items, null, behind)) : found;
}

/** Sources that the aggregator itself says are behind. Source: API_AggregatedSourceStatus.html */
function lagging(reader: Reader, scope: Scope): Unknown | null {
  const behind = reader.pages('config:DescribeConfigurationAggregatorSourcesStatus', {
    items: (page) => page.list('AggregatedSourceStatusList'),
    token: ['NextToken'],
    read: (item) => ({
      account: item.text('SourceId'),
      region: item.text('AwsRegion'),
      status: item.text('LastUpdateStatus') ?? 'not updated',
    }),
  });
  if (!behind.known) return behind;
  const found = behind.value.items.find(
    ({ account, region, status }) =>
      account === scope.tenant && (region ?? scope.region) === scope.region && status !== 'SUCCEEDED',
  );
  if (found)
    return reader.miss(
      unknown(`the aggregator says that account ${scope.tenant} in ${scope.region} is ${found.status}`),
    );
  return behind.value.unseen;
}

function parsed(item: View): View {
  const text = item.text();
  if (text === undefined) return item;
  try {
    return new View(JSON.parse(text));
  } catch {
    return new View(undefined);
  }
}
