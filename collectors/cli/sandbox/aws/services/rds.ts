import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

const paging = { standard: 100, most: 100, invalid: 'InvalidParameterValue' } as const;

export const rds: Handlers<typeof import('@aws-sdk/client-rds')> = {
  DescribeDBInstances: (input, { account, region }) => {
    const { databases } = account.region(region);
    const wanted = databases.filter(
      (one) => input.DBInstanceIdentifier === undefined || one.name === input.DBInstanceIdentifier,
    );
    if (input.DBInstanceIdentifier !== undefined && wanted.length === 0) {
      throw new ServiceError('DBInstanceNotFoundFault', `DBInstance ${input.DBInstanceIdentifier} not found.`);
    }
    const page = pageOf(wanted, { list: 'databases', token: input.Marker, size: input.MaxRecords, ...paging });
    return present({
      DBInstances: page.items.map((one) =>
        present({
          DBInstanceIdentifier: one.name,
          DBInstanceArn: one.arn,
          DbiResourceId: one.resourceId,
          DBInstanceClass: 'db.m7g.large',
          DBInstanceStatus: 'available',
          DBClusterIdentifier: one.cluster ?? undefined,
          Engine: one.engine,
          EngineVersion: one.version,
          InstanceCreateTime: one.created,
          StorageEncrypted: one.encrypted,
          KmsKeyId: one.key ?? undefined,
          PubliclyAccessible: one.isPublic,
          BackupRetentionPeriod: one.backupDays,
          MultiAZ: one.multiAz,
          DeletionProtection: one.deletionProtection,
          AutoMinorVersionUpgrade: one.minorUpgrades,
          IAMDatabaseAuthenticationEnabled: one.iamAuthentication,
          EnabledCloudwatchLogsExports: [...one.logExports],
          LatestRestorableTime: one.backupDays > 0 ? new Date(account.plan.epoch - 600_000) : undefined,
          CopyTagsToSnapshot: true,
          TagList: [],
        }),
      ),
      Marker: page.next,
    });
  },

  DescribeDBClusters: (input, { account, region }) => {
    const clusters = account.region(region).databases.filter((one) => one.cluster !== null);
    const page = pageOf(clusters, { list: 'clusters', token: input.Marker, size: input.MaxRecords, ...paging });
    return present({
      DBClusters: page.items.map((one) =>
        present({
          DBClusterIdentifier: one.cluster ?? undefined,
          DBClusterArn: `${account.plan.arn('rds', region)}:cluster:${one.cluster}`,
          DbClusterResourceId: `cluster-${one.resourceId}`,
          Engine: one.engine,
          EngineVersion: one.version,
          Status: 'available',
          ClusterCreateTime: one.created,
          StorageEncrypted: one.encrypted,
          KmsKeyId: one.key ?? undefined,
          BackupRetentionPeriod: one.backupDays,
          MultiAZ: one.multiAz,
          DeletionProtection: one.deletionProtection,
          IAMDatabaseAuthenticationEnabled: one.iamAuthentication,
          EnabledCloudwatchLogsExports: [...one.logExports],
          TagList: [],
        }),
      ),
      Marker: page.next,
    });
  },

  DescribeDBSnapshots: (input, { account, region }) => {
    const { databaseSnapshots } = account.region(region);
    const wanted = databaseSnapshots.filter((one) =>
      input.SnapshotType === undefined
        ? true
        : input.SnapshotType === 'public'
          ? one.isPublic
          : one.kind === input.SnapshotType,
    );
    const page = pageOf(wanted, { list: 'database-snapshots', token: input.Marker, size: input.MaxRecords, ...paging });
    return present({
      DBSnapshots: page.items.map((one) => ({
        DBSnapshotIdentifier: one.id,
        DBSnapshotArn: one.arn,
        DBInstanceIdentifier: one.database,
        SnapshotCreateTime: one.created,
        Status: 'available',
        SnapshotType: one.kind,
        Encrypted: one.encrypted,
        PercentProgress: 100,
        TagList: [],
      })),
      Marker: page.next,
    });
  },

  DescribeDBSnapshotAttributes: (input, { account, region }) => {
    const snapshot = account.region(region).databaseSnapshots.find((one) => one.id === input.DBSnapshotIdentifier);
    if (!snapshot)
      throw new ServiceError('DBSnapshotNotFoundFault', `DBSnapshot ${input.DBSnapshotIdentifier} not found.`);
    return {
      DBSnapshotAttributesResult: {
        DBSnapshotIdentifier: snapshot.id,
        DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: snapshot.isPublic ? ['all'] : [] }],
      },
    };
  },
};
