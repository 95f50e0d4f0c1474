import { known, whole } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { partitionOfRegion } from '../client/partition.ts';
import { View } from '../read/view.ts';
import { type Described, type Direct, direct } from './kind.ts';

/** Distributions are not of a region; they are asked for, as AWS Config records them, in one. None: GovCloud has none. */
const REGION = { aws: 'us-east-1', 'aws-cn': 'cn-northwest-1', 'aws-us-gov': null } as const;

/**
 * What headers are sent to an origin is taken out of the answers before they are kept.
 *
 * Sources: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html,
 * API_GetDistributionConfig.html
 */
export function directDistributions<T>(read: (described: Described) => T): Direct<T> {
  return {
    ask: async (aws) => {
      if (!isHere(aws.region)) return;
      const token = { send: 'Marker', receive: 'DistributionList.NextMarker' };
      const pages = await aws.pages('cloudfront', 'ListDistributions', { MaxItems: 100 }, token);
      await aws.all(
        pages.flatMap((page) => page.DistributionList?.Items ?? []).flatMap(({ Id: id }) => id ?? []),
        async (Id) => void (await aws.ask('cloudfront', 'GetDistributionConfig', { Id })),
      );
    },
    read: (reader, scope: Scope) =>
      isHere(scope.region ?? '')
        ? reader.pages('cloudfront:ListDistributions', {
            // The list is left out where there is no distribution.
            items: (page) => page.list('Items') ?? (page.number('Quantity') === 0 ? [] : undefined),
            token: ['NextMarker', 'Marker'],
            read: (item) => {
              const Id = item.text('Id') ?? '';
              const config = reader.one('cloudfront:GetDistributionConfig', (view) => view, { match: { Id } });
              const described = direct(item, { id: 'Id', arn: 'ARN', name: 'DomainName' });
              return read({
                ...described,
                view: new View(config.known ? { distributionConfig: config.value.value } : {}),
              });
            },
          })
        : known(whole([])),
  };
}

function isHere(region: string): boolean {
  return REGION[partitionOfRegion(region).id] === region;
}
