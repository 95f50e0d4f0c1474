import { cut, type Fact, known, type Population, type Unknown, unknown, whole } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Reader } from '../read/reader.ts';
import { readDelivery, readRecorderStatus, records } from '../read/recorder.ts';
import type { View } from '../read/view.ts';
import type { Resources, ResourcesFacts, Way } from '../resources.ts';
import { fromConfig, type Kind, type Resource } from './kind.ts';
import { type KindName, kindNames, kinds, NARROW_TYPES } from './kinds.ts';
import { publicImages } from './images.ts';
import { isAggregated, isOn, readListing } from './listing.ts';
import { IDENTITY_QUERY, OTHER_QUERY, PACK_TYPE, RULE_TYPE, WHOLE_QUERY } from './query.ts';
import { readRecorded, readRecording } from './recorded.ts';
import { readPublicSnapshots, SNAPSHOT_BLOCK } from './snapshots.ts';
import { packVerdict, ruleVerdict } from './verdicts.ts';

/** What AWS Config, or an aggregator, listed: items by type, and why the list is not whole, if it is not. */
interface Listed {
  readonly way: 'config' | 'aggregator';
  readonly byType: ReadonlyMap<string, readonly View[]>;
  readonly unseen: Unknown | null;
  /** Why the types that are not judged as a whole are not listed whole; null when they are. */
  readonly othersUnseen: Unknown | null;
}

export function readResources(reader: Reader, scope: Scope): ResourcesFacts {
  const publicSnapshots = readPublicSnapshots(reader, readRecorded(reader, scope, [SNAPSHOT_BLOCK]));
  const recorder = readRecording(reader, scope);
  const recorderStatus = readRecorderStatus(reader);
  const listed = recorder.known && recorder.value && isOn(recorderStatus) ? readListed(reader, scope) : null;
  const recording = recorder.known ? recorder.value : null;
  const ways: Partial<Record<KindName, Way>> = {};
  const resources: Partial<Record<KindName, unknown>> = {};
  for (const name of kindNames) {
    const kind = kinds[name] as Kind<Resource>;
    const recorded = listed !== null && recording !== null && records(recording, kind.type);
    ways[name] = recorded ? listed.way : 'direct';
    resources[name] = recorded
      ? known(population(listed, kind.type, (item) => kind.read(fromConfig(item))))
      : kind.direct.read(reader, scope);
  }
  const none: Fact<never> = recorder.known
    ? unknown('AWS Config records nothing here, so it has no verdicts and no inventory')
    : recorder;
  return {
    ...(resources as Resources),
    ways: ways as Record<KindName, Way>,
    recorder,
    recorderStatus,
    delivery: recorder.known && recorder.value === null ? known(null) : readDelivery(reader),
    rules: listed === null ? none : known(population(listed, RULE_TYPE, ruleVerdict)),
    packs: listed === null ? none : known(population(listed, PACK_TYPE, packVerdict)),
    inventory: listed === null ? none : inventory(listed),
    publicSnapshots,
    publicImages: publicImages(reader),
  };
}

function readListed(reader: Reader, scope: Scope): Listed | null {
  const aggregated = isAggregated(reader);
  if (!aggregated && !reader.asked('config:SelectResourceConfig')) return null;
  const judged = readListing(reader, scope, WHOLE_QUERY);
  // Refused from its first page, the services were asked instead.
  if (!judged.known) return null;
  const detailed = readListing(reader, scope, OTHER_QUERY);
  const others = detailed.known ? detailed : readListing(reader, scope, IDENTITY_QUERY);
  const byType = new Map<string, View[]>();
  for (const item of [...judged.value.items, ...(others.known ? others.value.items : [])]) {
    const type = item.text('resourceType') ?? '';
    const same = byType.get(type);
    if (same) same.push(item);
    else byType.set(type, [item]);
  }
  let { unseen } = judged.value;
  if (aggregated && unseen === null && byType.size === 0) {
    unseen = reader.miss(
      unknown(`the aggregator has nothing of account ${scope.tenant} in ${scope.region}, though its recorder is on`),
    );
  }
  return {
    way: aggregated ? 'aggregator' : 'config',
    byType,
    unseen,
    othersUnseen: unseen ?? (others.known ? others.value.unseen : others),
  };
}

function population<T>(listed: Listed, type: string, read: (item: View) => T): Population<T> {
  const items = (listed.byType.get(type) ?? []).map(read);
  const unseen = NARROW_TYPES.includes(type) ? listed.othersUnseen : listed.unseen;
  return unseen === null ? whole(items) : cut(items, null, unseen);
}

function inventory(listed: Listed): Fact<Record<string, number>> {
  if (listed.othersUnseen !== null) return listed.othersUnseen;
  const counts = [...listed.byType].filter(([type]) => type !== RULE_TYPE && type !== PACK_TYPE);
  return known(Object.fromEntries(counts.map(([type, items]) => [type, items.length])));
}
