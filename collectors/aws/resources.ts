import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { Reader } from './read/reader.ts';
import { type Delivery, type Recording, type RecorderStatus, records } from './read/recorder.ts';
import { type KindName, kindNames, kinds, type ResourceOf } from './resources/kinds.ts';
import { resourcePermissions } from './resources/permissions.ts';
import { probeResources } from './resources/probe.ts';
import { askImages } from './resources/images.ts';
import { askOthers } from './resources/query.ts';
import { readResources } from './resources/read.ts';
import { askConfig, recordedIn } from './resources/recorded.ts';
import { askPublicSnapshots } from './resources/snapshots.ts';
import type { PackVerdict, RuleVerdict } from './resources/verdicts.ts';

/** How resources of a type were read. */
export type Way = 'config' | 'aggregator' | 'direct';

export type Resources = { readonly [K in KindName]: Fact<Population<ResourceOf<K>>> };

export interface ResourcesFacts extends Resources {
  /** Null: AWS Config has no recorder in the region. */
  readonly recorder: Fact<Recording | null>;
  readonly recorderStatus: Fact<RecorderStatus | null>;
  readonly delivery: Fact<Delivery | null>;
  readonly ways: Readonly<Record<KindName, Way>>;
  /** Verdicts of the account's own Config rules and conformance packs. */
  readonly rules: Fact<Population<RuleVerdict>>;
  readonly packs: Fact<Population<PackVerdict>>;
  /** Every recorded resource, by type. */
  readonly inventory: Fact<Readonly<Record<string, number>>>;
  readonly publicSnapshots: Fact<Population<string>>;
  readonly publicImages: Fact<Population<string>>;
}

/**
 * What there is in a region and how it is set. AWS Config is asked first, because one page of it holds
 * a hundred resources; what it does not record is asked of the services themselves.
 *
 * Sources: https://docs.aws.amazon.com/config/latest/APIReference/API_SelectResourceConfig.html,
 * API_DescribeConfigurationRecorders.html, API_DescribeDeliveryChannelStatus.html
 */
export default defineCollector<AwsConnection, ResourcesFacts>({
  title: 'Resources and their settings',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'populations',
  permissions: resourcePermissions,

  async collect(connection, context) {
    const aws = connection.session(context);
    const asked = await askConfig(aws, context);
    const { there, on: recorder, pages } = asked;
    if (there) await aws.ask('config', 'DescribeDeliveryChannelStatus', {});
    const answered = recorder !== null && pages.length > 0;
    if (answered) await askOthers(aws, context);
    let done = 0;
    for (const name of kindNames) {
      const { type, direct } = kinds[name];
      if (!(answered && records(recorder, type))) await direct.ask(aws);
      done += 1;
      context.progress({ done, total: kindNames.length, what: 'types of resources' });
    }
    await askPublicSnapshots(aws, recordedIn(asked));
    await askImages(aws);
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const facts = readResources(reader, scope);
    const seen = kindNames.map((name) => facts[name]).flatMap((fact) => (fact.known ? [fact.value] : []));
    const items = seen.reduce((sum, population) => sum + population.items.length, 0);
    return { facts, completeness: reader.completeness(seen.length === 0 ? null : items) };
  },

  probe: probeResources,
});
