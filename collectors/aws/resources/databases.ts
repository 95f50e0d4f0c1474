import type { Fact } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import { arnIn } from '../client/partition.ts';
import { View } from '../read/view.ts';
import { directDatabaseSnapshots } from './direct-database-snapshots.ts';
import { directSearchDomains, directWarehouses } from './direct-platforms.ts';
import { count, direct, flag, type Kind, type Resource, word } from './kind.ts';

export interface Database extends Resource {
  readonly engine: Fact<string>;
  readonly encrypted: Fact<boolean>;
  readonly public: Fact<boolean>;
  /** Days; 0 means no automated backups. */
  readonly backupDays: Fact<number>;
  readonly multiZone: Fact<boolean>;
  readonly deletionProtection: Fact<boolean>;
  readonly minorUpgrades: Fact<boolean>;
  readonly iamAuth: Fact<boolean>;
  /** Logs that are sent to CloudWatch. */
  readonly logs: readonly string[];
  readonly cluster: string | null;
  /** What it is a read replica of; null when it is none. */
  readonly replicaOf: string | null;
}

export interface DatabaseCluster extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly backupDays: Fact<number>;
  readonly deletionProtection: Fact<boolean>;
  readonly multiZone: Fact<boolean>;
  /** Logs that its members send to CloudWatch. */
  readonly logs: readonly string[];
}

export interface DatabaseSnapshot extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly shared: Fact<readonly string[]>;
}

export interface Table extends Resource {
  readonly pointInTime: Fact<boolean>;
  readonly deletionProtection: Fact<boolean>;
}

export interface Warehouse extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly public: Fact<boolean>;
  readonly snapshotDays: Fact<number>;
}

export interface SearchDomain extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly nodeToNode: Fact<boolean>;
  readonly https: Fact<boolean>;
  readonly inVpc: boolean;
}

const MARKER = { send: 'Marker', receive: 'Marker' };

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html */
export const databases: Kind<Database> = {
  type: 'AWS::RDS::DBInstance',
  read: ({ base, view }) => ({
    ...base,
    name: view.text('DBInstanceIdentifier') ?? base.name,
    engine: word(view, 'Engine'),
    encrypted: flag(view, 'StorageEncrypted'),
    public: flag(view, 'PubliclyAccessible'),
    backupDays: count(view, 'BackupRetentionPeriod'),
    multiZone: flag(view, 'MultiAZ'),
    deletionProtection: flag(view, 'DeletionProtection'),
    minorUpgrades: flag(view, 'AutoMinorVersionUpgrade'),
    iamAuth: flag(view, 'IAMDatabaseAuthenticationEnabled'),
    logs: view.texts('EnabledCloudwatchLogsExports') ?? [],
    cluster: view.text('DBClusterIdentifier') ?? null,
    replicaOf:
      view.text('ReadReplicaSourceDBInstanceIdentifier') ?? view.text('ReadReplicaSourceDBClusterIdentifier') ?? null,
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('rds', 'DescribeDBInstances', { MaxRecords: 100 }, MARKER)),
    read: (reader) =>
      reader.pages('rds:DescribeDBInstances', {
        items: (page) => page.list('DBInstances'),
        token: ['Marker'],
        read: (item) =>
          databases.read(
            direct(item, { id: 'DbiResourceId', arn: 'DBInstanceArn', name: 'DBInstanceIdentifier', tags: 'TagList' }),
          ),
      }),
  },
};

export const databaseClusters: Kind<DatabaseCluster> = {
  type: 'AWS::RDS::DBCluster',
  read: ({ base, view }) => ({
    ...base,
    name: view.text('DBClusterIdentifier') ?? base.name,
    encrypted: flag(view, 'StorageEncrypted'),
    backupDays: count(view, 'BackupRetentionPeriod'),
    deletionProtection: flag(view, 'DeletionProtection'),
    multiZone: flag(view, 'MultiAZ'),
    logs: view.texts('EnabledCloudwatchLogsExports') ?? [],
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('rds', 'DescribeDBClusters', { MaxRecords: 100 }, MARKER)),
    read: (reader) =>
      reader.pages('rds:DescribeDBClusters', {
        items: (page) => page.list('DBClusters'),
        token: ['Marker'],
        read: (item) =>
          databaseClusters.read(
            direct(item, {
              id: 'DbClusterResourceId',
              arn: 'DBClusterArn',
              name: 'DBClusterIdentifier',
              tags: 'TagList',
            }),
          ),
      }),
  },
};

/** Whether a snapshot is shared is kept by AWS Config with the snapshot; directly it would cost a call for each. */
export const databaseSnapshots: Kind<DatabaseSnapshot> = {
  type: 'AWS::RDS::DBSnapshot',
  read: ({ base, view, extra }) => ({
    ...base,
    encrypted: flag(view, 'encrypted'),
    shared: extra.fact('DBSnapshotAttributes', (one) =>
      one
        .list()
        ?.filter((attribute) => attribute.text('attributeName') === 'restore')
        .flatMap((attribute) => attribute.texts('attributeValues') ?? []),
    ),
  }),
  direct: directDatabaseSnapshots((described) => databaseSnapshots.read(described)),
};

/** Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContinuousBackupsDescription.html */
export const tables: Kind<Table> = {
  type: 'AWS::DynamoDB::Table',
  read: ({ base, view, extra }) => ({
    ...base,
    pointInTime: extra.fact(
      'ContinuousBackupsDescription.pointInTimeRecoveryDescription.pointInTimeRecoveryStatus',
      (one) => (one.text() === undefined ? undefined : one.text() === 'ENABLED'),
    ),
    deletionProtection: flag(view, 'deletionProtectionEnabled'),
  }),
  direct: {
    ask: askTables,
    read: (reader, scope) =>
      reader.pages('dynamodb:ListTables', {
        items: (page) => page.list('TableNames'),
        token: ['LastEvaluatedTableName', 'ExclusiveStartTableName'],
        read: (item) => {
          const name = item.text() ?? '';
          const match = { TableName: name };
          const table = reader.one('dynamodb:DescribeTable', (view) => view.at('Table'), { match });
          const backups = reader.one('dynamodb:DescribeContinuousBackups', (view) => view, { match });
          const view = table.known ? table.value : new View({ TableName: name });
          const described = direct(view, { id: 'TableName', name: 'TableName' });
          // Named in the same way whether or not the table could be described.
          const base = { ...described.base, arn: tableArn(scope, name) };
          const read = tables.read({ ...described, base, extra: backups.known ? backups.value : new View(undefined) });
          return {
            ...read,
            ...(!backups.known && { pointInTime: backups }),
            ...(!table.known && { deletionProtection: table }),
          };
        },
      }),
  },
};

function tableArn(scope: Scope, name: string): string {
  return arnIn(scope, 'dynamodb', `table/${name}`);
}

function warehouseArn(name: string, scope: Scope): string {
  return arnIn(scope, 'redshift', `cluster:${name}`);
}

async function askTables(aws: Session): Promise<void> {
  const pages = await aws.pages(
    'dynamodb',
    'ListTables',
    { Limit: 100 },
    { send: 'ExclusiveStartTableName', receive: 'LastEvaluatedTableName' },
  );
  await aws.all(
    pages.flatMap((page) => page.TableNames ?? []),
    async (name) => {
      await aws.ask('dynamodb', 'DescribeTable', { TableName: name });
      await aws.ask('dynamodb', 'DescribeContinuousBackups', { TableName: name });
    },
  );
}

export const warehouses: Kind<Warehouse> = {
  type: 'AWS::Redshift::Cluster',
  read: ({ base, view }) => ({
    ...base,
    encrypted: flag(view, 'encrypted'),
    public: flag(view, 'publiclyAccessible'),
    snapshotDays: count(view, 'automatedSnapshotRetentionPeriod'),
  }),
  direct: directWarehouses((described) => warehouses.read(described), warehouseArn),
};

export const searchDomains: Kind<SearchDomain> = {
  type: 'AWS::OpenSearch::Domain',
  read: ({ base, view }) => ({
    ...base,
    encrypted: flag(view, 'EncryptionAtRestOptions.Enabled'),
    nodeToNode: flag(view, 'NodeToNodeEncryptionOptions.Enabled'),
    https: flag(view, 'DomainEndpointOptions.EnforceHTTPS'),
    inVpc: (view.list('VPCOptions.SubnetIds')?.length ?? 0) > 0,
  }),
  direct: directSearchDomains((described) => searchDomains.read(described)),
};
