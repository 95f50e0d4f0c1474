import type { Session } from '../client/connection.ts';
import { View } from '../read/view.ts';
import { type Described, type Direct, direct } from './kind.ts';

/** Only a snapshot that somebody made can be shared, so that only such a one costs a question of its own. */
const SHAREABLE = 'manual';
const RESTORE = [{ attributeName: 'restore', attributeValues: [] }];

/**
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html,
 * API_DescribeDBSnapshotAttributes.html; https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
 */
export function directDatabaseSnapshots<T>(read: (described: Described) => T): Direct<T> {
  return {
    ask: askSnapshots,
    read: (reader) =>
      reader.pages('rds:DescribeDBSnapshots', {
        items: (page) => page.list('DBSnapshots'),
        token: ['Marker'],
        read: (item) => {
          const id = item.text('DBSnapshotIdentifier') ?? '';
          const names = {
            id: 'DBSnapshotIdentifier',
            arn: 'DBSnapshotArn',
            name: 'DBSnapshotIdentifier',
            tags: 'TagList',
          };
          if (item.text('SnapshotType') !== SHAREABLE) {
            return read(direct(item, names, new View({ DBSnapshotAttributes: RESTORE })));
          }
          const attributes = reader.one(
            'rds:DescribeDBSnapshotAttributes',
            (view) => view.at('DBSnapshotAttributesResult'),
            { match: { DBSnapshotIdentifier: id } },
          );
          return read(direct(item, names, attributes.known ? attributes.value : new View(undefined)));
        },
      }),
  };
}

async function askSnapshots(aws: Session): Promise<void> {
  const token = { send: 'Marker', receive: 'Marker' };
  const pages = await aws.pages('rds', 'DescribeDBSnapshots', { MaxRecords: 100 }, token);
  await aws.all(
    pages
      .flatMap((page) => page.DBSnapshots ?? [])
      .filter(({ SnapshotType: type }) => type === SHAREABLE)
      .flatMap(({ DBSnapshotIdentifier: id }) => id ?? []),
    async (id) => void (await aws.ask('rds', 'DescribeDBSnapshotAttributes', { DBSnapshotIdentifier: id })),
  );
}
