import type { CollectContext } from '#shared/define.ts';
import { cut, type Population, whole } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import { type Recording, readRecorderStatus, readRecording, recording, records } from '../read/recorder.ts';
import { View } from '../read/view.ts';
import { isOn, readListing } from './listing.ts';
import { askDetailed, askWhole, DETAILED_TYPES, OTHER_QUERY, type Query, WHOLE_QUERY } from './query.ts';

/**
 * What AWS Config says of the types that a collector builds on, so that it need not list them itself.
 * Its queries are the ones that the resources are read with, and are asked once for all collectors.
 */
export interface Recorded {
  /** What there is of a type; null where AWS Config does not say, and the service itself is asked. */
  of(type: string): Population<View> | null;
}

const NOTHING: Recorded = { of: () => null };

/** True when AWS Config says that there is nothing of any of these types here. */
export function lacks(recorded: Recorded, types: readonly string[]): boolean {
  return types.every((type) => {
    const found = recorded.of(type);
    return found?.complete === true && found.items.length === 0;
  });
}

/**
 * Whether there is a recorder, and what it records when it is on and the last thing it did succeeded;
 * what it says can then be relied on.
 */
export async function askRecorder(aws: Session): Promise<{ there: boolean; on: Recording | null }> {
  const status = await aws.ask('config', 'DescribeConfigurationRecorderStatus', {});
  const described = await aws.ask('config', 'DescribeConfigurationRecorders', {});
  const recorder = described.ok ? described.output.ConfigurationRecorders?.[0] : undefined;
  const now = status.ok ? status.output.ConfigurationRecordersStatus?.[0] : undefined;
  if (recorder === undefined) return { there: false, on: null };
  const isOff = now?.recording !== true || /^failure$/i.test(now.lastStatus ?? '');
  return { there: true, on: isOff ? null : recording(new View(recorder)) };
}

/** Asks for `types`; with those that are read as a whole among them, for all of these too. */
export async function askRecorded(aws: Session, context: CollectContext, types: readonly string[]): Promise<Recorded> {
  const { on: recorder } = await askRecorder(aws);
  if (recorder === null) return NOTHING;
  const found = new Map<string, View[]>();
  const partial = new Set<Query>();
  for (const query of queriesFor(types)) {
    const pages = query === WHOLE_QUERY ? await askWhole(aws, context) : await askDetailed(aws, context);
    if (pages.length === 0) return NOTHING;
    if (pages.at(-1)?.NextToken) partial.add(query);
    for (const text of pages.flatMap((page) => page.Results ?? [])) file(found, new View(JSON.parse(text)));
  }
  const whole = (type: string) => !partial.has(queryOf(type));
  return recordedOf(recorder, (type) => ({
    items: found.get(type) ?? [],
    expected: null,
    complete: whole(type),
    unseen: null,
  }));
}

export function readRecorded(reader: Reader, scope: Scope, types: readonly string[]): Recorded {
  const status = readRecorderStatus(reader);
  const recorder = readRecording(reader);
  if (!recorder.known || recorder.value === null || !isOn(status)) return NOTHING;
  const found = new Map<string, View[]>();
  const unseen = new Map<Query, ReturnType<typeof readListing>>();
  for (const query of queriesFor(types)) {
    const listing = readListing(reader, scope, query);
    if (!listing.known) return NOTHING;
    unseen.set(query, listing);
    for (const item of listing.value.items) file(found, item);
  }
  return recordedOf(recorder.value, (type) => {
    const listing = unseen.get(queryOf(type));
    const why = listing?.known ? listing.value.unseen : null;
    const items = found.get(type) ?? [];
    return why ? cut(items, null, why) : whole(items);
  });
}

function recordedOf(recorder: Recording, of: (type: string) => Population<View>): Recorded {
  return { of: (type) => (records(recorder, type) ? of(type) : null) };
}

function queryOf(type: string): Query {
  return DETAILED_TYPES.has(type) ? OTHER_QUERY : WHOLE_QUERY;
}

function queriesFor(types: readonly string[]): Query[] {
  return [WHOLE_QUERY, OTHER_QUERY].filter((query) => types.some((type) => queryOf(type) === query));
}

function file(found: Map<string, View[]>, item: View): void {
  const type = item.text('resourceType') ?? '';
  const same = found.get(type);
  if (same) same.push(item);
  else found.set(type, [item]);
}
