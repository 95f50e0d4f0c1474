import { buckets } from './buckets.ts';
import { autoScalingGroups, eksClusters, instances, lambdaFunctions, repositories, volumes } from './compute.ts';
import { databaseClusters, databaseSnapshots, databases, searchDomains, tables, warehouses } from './databases.ts';
import { distributions, fileSystems, listeners, loadBalancers, queues, stacks, topics } from './delivery.ts';
import { certificates, keys, secrets } from './keys.ts';
import { flowLogs, networkAcls, securityGroups, subnets, vpcs } from './network.ts';

/** Every type of resource that is judged, by the name its facts have. */
export const kinds = {
  autoScalingGroups,
  buckets,
  certificates,
  databaseClusters,
  databaseSnapshots,
  databases,
  distributions,
  eksClusters,
  fileSystems,
  flowLogs,
  instances,
  keys,
  lambdaFunctions,
  listeners,
  loadBalancers,
  networkAcls,
  queues,
  repositories,
  searchDomains,
  secrets,
  securityGroups,
  stacks,
  subnets,
  tables,
  topics,
  volumes,
  vpcs,
  warehouses,
};

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
export type ResourceOf<K extends KindName> = ReturnType<Kinds[K]['read']>;

/** In the order of their names, which is the order they are asked in. */
export const kindNames = Object.keys(kinds) as KindName[];

/**
 * Types whose configuration holds values that may be secrets (environments, parameters, headers for
 * an origin): only the
 * named fields of these are asked for.
 */
export const NARROW_TYPES = ['AWS::Lambda::Function', 'AWS::CloudFormation::Stack', 'AWS::CloudFront::Distribution'];
export const NARROW_FIELDS = [
  'configuration.runtime',
  'configuration.driftInformation.stackDriftStatus',
  'configuration.distributionConfig.defaultCacheBehavior.viewerProtocolPolicy',
  'configuration.distributionConfig.logging.enabled',
  'configuration.distributionConfig.viewerCertificate.minimumProtocolVersion',
  'configuration.distributionConfig.webACLId',
  'configuration.ResourceArn',
  'configuration.ResourceType',
  'configuration.Status',
  'configuration.CompletionDate',
];

/** Read by four of the named fields, since there may be thousands. */
export const RECOVERY_POINT = 'AWS::Backup::RecoveryPoint';

/**
 * What AWS Config says of itself, which it records whatever else it was told to.
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html#config
 */
export const RECORDER_TYPE = 'AWS::Config::ConfigurationRecorder';

/** Services that watch, alarm or back up, which other collectors would have to list themselves. */
export const SERVICE_TYPES = [
  'AWS::AccessAnalyzer::Analyzer',
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupVault',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::SnapshotBlockPublicAccess',
  'AWS::GuardDuty::Detector',
  RECORDER_TYPE,
];
