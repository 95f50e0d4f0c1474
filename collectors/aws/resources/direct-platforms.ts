import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import { View } from '../read/view.ts';
import { type Described, type Direct, direct } from './kind.ts';

type Read<T> = (described: Described) => T;

const MARKER = { send: 'Marker', receive: 'Marker' };
const TOKEN = { send: 'NextToken', receive: 'NextToken' };
const LOWER = { send: 'nextToken', receive: 'nextToken' };
/** DescribeDomains takes this many names at most. */
const DOMAINS = 5;

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export function directScalingGroups<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) => void (await aws.pages('autoscaling', 'DescribeAutoScalingGroups', { MaxRecords: 100 }, TOKEN)),
    read: (reader) =>
      reader.pages('autoscaling:DescribeAutoScalingGroups', {
        items: (page) => page.list('AutoScalingGroups'),
        token: ['NextToken'],
        read: (item) => {
          const arn = 'AutoScalingGroupARN';
          return read(direct(item, { id: arn, arn, name: 'AutoScalingGroupName', tags: 'Tags' }));
        },
      }),
  };
}

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html */
export function directClusters<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) => {
      const pages = await aws.pages('eks', 'ListClusters', { maxResults: 100 }, LOWER);
      await aws.all(
        pages.flatMap((page) => page.clusters ?? []),
        async (name) => void (await aws.ask('eks', 'DescribeCluster', { name })),
      );
    },
    read: (reader) =>
      reader.pages('eks:ListClusters', {
        items: (page) => page.list('clusters'),
        token: ['nextToken'],
        read: (item) => read(cluster(reader, item.text() ?? '')),
      }),
  };
}

/** In the words of AWS Config: kinds of logs that are on, and an empty list where nothing is encrypted. */
function cluster(reader: Reader, name: string): Described {
  const found = reader.one('eks:DescribeCluster', (view) => view.at('cluster'), { match: { name } });
  if (!found.known) return direct(new View({ name }), { id: 'name', name: 'name' });
  const on = (found.value.list('logging.clusterLogging') ?? []).filter((one) => one.bool('enabled') === true);
  const EnabledTypes = on.flatMap((one) => one.texts('types') ?? []).map((Type) => ({ Type }));
  const view = new View({
    ...(found.value.value as object),
    ...(found.value.at('logging.clusterLogging').exists && { logging: { ClusterLogging: { EnabledTypes } } }),
    encryptionConfig: found.value.at('encryptionConfig').value ?? [],
  });
  return direct(view, { id: 'name', arn: 'arn', name: 'name' });
}

/** Source: https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html, API_DescribeBackupPolicy.html */
export function directFileSystems<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) => {
      const token = { send: 'Marker', receive: 'NextMarker' };
      const pages = await aws.pages('elasticfilesystem', 'DescribeFileSystems', { MaxItems: 100 }, token);
      await aws.all(
        pages.flatMap((page) => page.FileSystems ?? []).flatMap(({ FileSystemId: id }) => id ?? []),
        async (FileSystemId) => void (await aws.ask('elasticfilesystem', 'DescribeBackupPolicy', { FileSystemId })),
      );
    },
    read: (reader) =>
      reader.pages('elasticfilesystem:DescribeFileSystems', {
        items: (page) => page.list('FileSystems'),
        token: ['NextMarker', 'Marker'],
        read: (item) => {
          const FileSystemId = item.text('FileSystemId') ?? '';
          const policy = reader.one<string>(
            'elasticfilesystem:DescribeBackupPolicy',
            (view) => view.text('BackupPolicy.Status'),
            { match: { FileSystemId }, facts: { PolicyNotFound: 'DISABLED' } },
          );
          const view = new View({
            ...(item.value as object),
            ...(policy.known && { BackupPolicy: { Status: policy.value } }),
          });
          return read(direct(view, { id: 'FileSystemId', arn: 'FileSystemArn', name: 'Name', tags: 'Tags' }));
        },
      }),
  };
}

/** Every state but that of a stack that is gone; the list, unlike a description, has no parameters and no outputs. */
const STACKS = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_IN_PROGRESS',
  'IMPORT_ROLLBACK_FAILED',
  'IMPORT_ROLLBACK_COMPLETE',
] as const;

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
export function directStacks<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) =>
      void (await aws.pages('cloudformation', 'ListStacks', { StackStatusFilter: [...STACKS] }, TOKEN)),
    read: (reader) =>
      reader.pages('cloudformation:ListStacks', {
        items: (page) => page.list('StackSummaries'),
        token: ['NextToken'],
        read: (item) => read(direct(item, { id: 'StackId', arn: 'StackId', name: 'StackName' })),
      }),
  };
}

/** Source: https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html */
export function directWarehouses<T>(read: Read<T>, arnOf: (name: string, scope: Scope) => string): Direct<T> {
  return {
    ask: async (aws) => void (await aws.pages('redshift', 'DescribeClusters', { MaxRecords: 100 }, MARKER)),
    read: (reader, scope) =>
      reader.pages('redshift:DescribeClusters', {
        items: (page) => page.list('Clusters'),
        token: ['Marker'],
        read: (item) => {
          const described = direct(item, { id: 'ClusterIdentifier', name: 'ClusterIdentifier', tags: 'Tags' });
          return read({ ...described, base: { ...described.base, arn: arnOf(described.base.id, scope) } });
        },
      }),
  };
}

/** Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html */
export function directSearchDomains<T>(read: Read<T>): Direct<T> {
  return {
    ask: askDomains,
    read: (reader) => {
      const described = reader.every('es:DescribeDomains', (page) => page.list('DomainStatusList') ?? []).flat();
      return reader.pages('es:ListDomainNames', {
        items: (page) => page.list('DomainNames'),
        token: ['NextToken'],
        read: (item) => {
          const name = item.text('DomainName') ?? '';
          const found = described.find((one) => one.text('DomainName') === name);
          if (!found) reader.unseen('es:DescribeDomains');
          return read(direct(found ?? item, { id: 'DomainName', arn: 'ARN', name: 'DomainName' }));
        },
      });
    },
  };
}

async function askDomains(aws: Session): Promise<void> {
  const listed = await aws.ask('es', 'ListDomainNames', {});
  const names = listed.ok ? (listed.output.DomainNames ?? []).flatMap(({ DomainName: name }) => name ?? []) : [];
  for (let at = 0; at < names.length; at += DOMAINS) {
    await aws.ask('es', 'DescribeDomains', { DomainNames: names.slice(at, at + DOMAINS) });
  }
}
