import type { CollectContext } from '#shared/define.ts';
import { cut, type Fact, known, type Population, whole } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import { isDaily, readDescribed, readRecorderStatus, type Recording, recording, records } from '../read/recorder.ts';
import { View } from '../read/view.ts';
import { RECORDER_TYPE } from './kinds.ts';
import { isOn, readListing } from './listing.ts';
import { askDetailed, askWhole, OTHER_QUERY, type Page, type Query, WHOLE_QUERY, WHOLE_TYPES } from './query.ts';

/**
 * What AWS Config says of the types that a collector builds on, so that it need not list them itself.
 * Its queries are the ones that the resources are read with, and are asked once for all collectors.
 */
export interface Recorded {
  /** What there is of a type; null where AWS Config does not say, and the service itself is asked. */
  of(type: string): Population<View> | null;
  /** Whether what it says of a type may be a day old. */
  isDaily(type: string): boolean;
}

/** What was learned about AWS Config in a region before anything else is asked there. */
export interface Asked {
  /** Whether there is a recorder. */
  readonly there: boolean;
  /** What it records, when it is on and the last thing it did succeeded; what it says can then be relied on. */
  readonly on: Recording | null;
  /** The types that are read as a whole; none when AWS Config is not relied on, or refused the question. */
  readonly pages: readonly Page[];
}

const NOTHING: Recorded = { of: () => null, isDaily: () => true };

/** True when AWS Config says that there is nothing of any of these types here. */
export function lacks(recorded: Recorded, types: readonly string[]): boolean {
  return types.every((type) => {
    const found = recorded.of(type);
    return found?.complete === true && found.items.length === 0;
  });
}

/**
 * Whether the recorder is on, and what it records. AWS Config records its own recorder, so the service is
 * asked to describe it only where nothing has been recorded, or nothing of it.
 */
export async function askConfig(aws: Session, context: CollectContext): Promise<Asked> {
  const status = await aws.ask('config', 'DescribeConfigurationRecorderStatus', {});
  const statuses = status.ok ? status.output.ConfigurationRecordersStatus : undefined;
  if (statuses?.length === 0) return { there: false, on: null, pages: [] };
  const now = statuses?.[0];
  const isOff = now?.recording !== true || /^failure$/i.test(now.lastStatus ?? '');
  const pages = isOff ? [] : await askWhole(aws, context);
  const own = ownItem(rowsOf(pages), now?.name);
  if (own) return { there: true, on: recordingOf(own), pages };
  const described = await aws.ask('config', 'DescribeConfigurationRecorders', {});
  const recorder = described.ok ? described.output.ConfigurationRecorders?.[0] : undefined;
  return { there: recorder !== undefined, on: isOff || !recorder ? null : recording(new View(recorder)), pages };
}

/** Null: there is no recorder in the region. */
export function readRecording(reader: Reader, scope: Scope): Fact<Recording | null> {
  const status = readRecorderStatus(reader);
  if (status.known && status.value === null) return known(null);
  const listing = isOn(status) ? readListing(reader, scope, WHOLE_QUERY) : null;
  const own = status.known && listing?.known ? ownItem(listing.value.items, status.value?.name) : undefined;
  return own ? known(recordingOf(own)) : readDescribed(reader);
}

/** Asks for `types`; with those that are read as a whole among them, for all of these too. */
export async function askRecorded(aws: Session, context: CollectContext, types: readonly string[]): Promise<Recorded> {
  const asked = await askConfig(aws, context);
  if (asked.on === null || asked.pages.length === 0) return NOTHING;
  const detailed = types.some((type) => queryOf(type) === OTHER_QUERY) ? await askDetailed(aws, context) : null;
  return detailed?.length === 0 ? NOTHING : recordedIn(asked, detailed);
}

/** What the pages of the queries say, once they were asked; without the second, of the first's types only. */
export function recordedIn({ on: recorder, pages }: Asked, detailed: readonly Page[] | null = null): Recorded {
  if (recorder === null || pages.length === 0) return NOTHING;
  const found = new Map<string, View[]>();
  for (const item of rowsOf([...pages, ...(detailed ?? [])])) file(found, item);
  const isCut = (asked: readonly Page[] | null) => asked === null || Boolean(asked.at(-1)?.NextToken);
  return recordedOf(recorder, (type) => ({
    items: found.get(type) ?? [],
    expected: null,
    complete: !isCut(queryOf(type) === WHOLE_QUERY ? pages : detailed),
    unseen: null,
  }));
}

export function readRecorded(reader: Reader, scope: Scope, types: readonly string[]): Recorded {
  const status = readRecorderStatus(reader);
  const recorder = readRecording(reader, scope);
  if (!recorder.known || recorder.value === null || !isOn(status)) return NOTHING;
  const found = new Map<string, View[]>();
  const unseen = new Map<Query, ReturnType<typeof readListing>>();
  for (const query of new Set([WHOLE_QUERY, ...types.map(queryOf)])) {
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

/** By its name, since a service of AWS may keep a recorder of its own beside it. */
function ownItem(items: readonly View[], name: string | null | undefined): View | undefined {
  if (!name) return undefined;
  return items.find((item) => item.text('resourceType') === RECORDER_TYPE && item.text('configuration.Name') === name);
}

function recordingOf(item: View): Recording {
  return recording(item.at('configuration'), capturedOf(item));
}

function rowsOf(pages: readonly Page[]): View[] {
  return pages.flatMap((page) => page.Results ?? []).map((text) => new View(JSON.parse(text)));
}

/** A list as AWS Config recorded it, or where it did not, as the service itself gives it. */
export function listedBy<T>(
  recorded: Recorded,
  type: string,
  read: (item: View) => T,
  direct: () => Fact<Population<T>>,
): Fact<Population<T>> {
  const found = recorded.of(type);
  return found === null ? direct() : known({ ...found, items: found.items.map(read) });
}

/** When AWS Config captured an item; null for what a service described itself. */
export function capturedOf(item: View): string | null {
  return item.instant('configurationItemCaptureTime') ?? null;
}

function recordedOf(recorder: Recording, of: (type: string) => Population<View>): Recorded {
  return { of: (type) => (records(recorder, type) ? of(type) : null), isDaily: (type) => isDaily(recorder, type) };
}

function queryOf(type: string): Query {
  return WHOLE_TYPES.has(type) ? WHOLE_QUERY : OTHER_QUERY;
}

function file(found: Map<string, View[]>, item: View): void {
  const type = item.text('resourceType') ?? '';
  const same = found.get(type);
  if (same) same.push(item);
  else found.set(type, [item]);
}
