import { trail } from './account-cases.ts';
import { asked, posture } from './detection-cases.ts';
import { type Case, facts, k, list, no, OLD, RECENT, resource, yes } from './case.ts';

const recorder = { name: 'default', all: true, only: [], except: [], frequency: null };
const on = { recording: true, last: 'SUCCESS', error: null };
const delivered = { snapshot: null, history: 'SUCCESS', stream: 'SUCCESS', error: null };
const alarm = (pattern: string): Case => {
  const monitoring = (acts: boolean, found = pattern) => ({
    filters: list({ name: 'f', group: 'trail', pattern: found, metrics: ['CIS/m'] }),
    alarms: list({ name: 'a', metric: 'CIS/m', acts }),
  });
  return {
    pass: { 'aws/cloudtrail': { trails: list(trail()) }, 'aws/monitoring': monitoring(true) },
    fail: {
      'aws/cloudtrail': { trails: list(trail()) },
      'aws/monitoring': monitoring(true, '{ $.eventName = Other }'),
    },
    none: {
      'aws/cloudtrail': { trails: list(trail({ logGroup: null, homeRegion: 'us-east-1' })) },
      'aws/monitoring': monitoring(true),
    },
  };
};

const backed = (moment: string) => list({ arn: 'arn:db', type: 'RDS', lastBackup: k(moment) });

export const regionCases: Record<string, Case> = {
  'aws/config-recorder': facts(
    'aws/resources',
    { recorder: k(recorder), recorderStatus: k(on) },
    { recorder: k(recorder), recorderStatus: k({ ...on, recording: false }) },
  ),
  'aws/config-delivering': facts(
    'aws/resources',
    { recorder: k(recorder), delivery: k(delivered) },
    { recorder: k(recorder), delivery: k({ ...delivered, history: 'FAILURE', error: 'NoSuchBucket' }) },
    { none: { recorder: k(null), delivery: k(null) } },
  ),
  'aws/config-records-everything': facts(
    'aws/resources',
    { recorder: k(recorder) },
    { recorder: k({ ...recorder, all: false, only: ['AWS::EC2::Volume'] }) },
    { manual: { recorder: k({ ...recorder, except: ['AWS::EC2::Volume'] }) }, none: { recorder: k(null) } },
  ),
  'aws/config-rules-in-use': facts(
    'aws/resources',
    {
      recorder: k(recorder),
      rules: list({ resource: 'r', type: 't', compliant: true, failing: [], passing: ['a'] }),
    },
    { recorder: k(recorder), rules: list() },
  ),
  'aws/config-rules-compliant': facts(
    'aws/resources',
    { rules: list({ resource: 'r', type: 't', compliant: true, failing: [], passing: ['a'] }) },
    { rules: list({ resource: 'r', type: 't', compliant: false, failing: ['b'], passing: ['a'] }) },
  ),
  'aws/conformance-packs-compliant': facts(
    'aws/resources',
    { packs: list({ name: 'p', compliant: true, failing: [] }) },
    { packs: list({ name: 'p', compliant: false, failing: ['b'] }) },
    { none: { packs: list() } },
  ),
  'aws/inventory-from-config': facts(
    'aws/resources',
    { recorder: k(recorder), recorderStatus: k(on), inventory: k({ 'AWS::EC2::VPC': 2 }) },
    { recorder: k(null), recorderStatus: k(null), inventory: k({}) },
  ),
  'aws/no-public-snapshots': facts('aws/resources', { publicSnapshots: list() }, { publicSnapshots: list('snap-1') }),
  'aws/no-public-images': facts('aws/resources', { publicImages: list() }, { publicImages: list('ami-1') }),
  'aws/ebs-default-encryption': posture(
    { ebsEncryption: yes, verdicts: asked },
    { ebsEncryption: no, verdicts: asked },
  ),
  'aws/snapshots-sharing-blocked': posture(
    { snapshotBlock: k({ state: 'block-all-sharing', captured: null }) },
    { snapshotBlock: k({ state: 'unblocked', captured: null }) },
  ),
  'aws/images-sharing-blocked': posture({ imageBlock: yes }, { imageBlock: no }, { imageBlock: k(null) }),
  'aws/metadata-default-v2': posture(
    { metadataTokens: k('required') },
    { metadataTokens: k(null) },
    { metadataTokens: k('nothing to look at') },
  ),
  'aws/backup-plans-exist': facts(
    'aws/backup',
    { plans: list({ id: 'p', name: 'daily', lastRun: null }), protected: list() },
    { plans: list(), protected: backed(RECENT) },
    { manual: { plans: list(), protected: list() } },
  ),
  'aws/backups-recent': {
    pass: { 'aws/backup': { protected: backed(RECENT) }, 'aws/resources': { databases: list() } },
    fail: {
      'aws/backup': { protected: backed(OLD) },
      'aws/resources': { databases: list(resource({ arn: 'arn:db' })) },
    },
    none: { 'aws/backup': { protected: list() }, 'aws/resources': {} },
  },
  'aws/restores-tested': facts(
    'aws/backup',
    {
      restores: list({ id: 'r', status: 'COMPLETED', type: null, created: RECENT, tested: true }),
      restoreTests: list(),
      protected: list(),
    },
    { restores: list(), restoreTests: list(), protected: backed(RECENT) },
    { none: { restores: list(), restoreTests: list(), protected: list() } },
  ),
  'aws/vaults-locked': facts(
    'aws/backup',
    { vaults: list({ name: 'v', arn: 'v', encrypted: yes, locked: yes, points: 3 }) },
    { vaults: list({ name: 'v', arn: 'v', encrypted: yes, locked: no, points: 3 }) },
  ),
  'aws/vaults-encrypted': {
    pass: { 'aws/backup': { vaults: list({ name: 'v', arn: 'v', encrypted: yes, locked: yes, points: 3 }) } },
    fail: { 'aws/backup': { vaults: list({ name: 'v', arn: 'v', encrypted: no, locked: yes, points: 3 }) } },
  },
  'aws/log-groups-kept': facts(
    'aws/monitoring',
    { logGroups: list({ name: 'g', arn: 'g', retention: null, key: 'k' }) },
    { logGroups: list({ name: 'g', arn: 'g', retention: 30, key: 'k' }) },
  ),
  'aws/log-groups-expire': facts(
    'aws/monitoring',
    { logGroups: list({ name: 'g', arn: 'g', retention: 30, key: 'k' }) },
    { logGroups: list({ name: 'g', arn: 'g', retention: null, key: 'k' }) },
  ),
  'aws/capacity-watched': {
    pass: {
      'aws/monitoring': { alarms: list({ name: 'full', metric: 'AWS/RDS/FreeStorageSpace', acts: true }) },
      'aws/resources': { instances: list(), databases: list(resource({})) },
    },
    fail: {
      'aws/monitoring': { alarms: list({ name: 'slow', metric: 'AWS/ApplicationELB/TargetResponseTime', acts: true }) },
      'aws/resources': { instances: list(resource({})), databases: list() },
    },
    none: {
      'aws/monitoring': { alarms: list() },
      'aws/resources': { instances: list(), databases: list() },
    },
  },
  'aws/log-groups-encrypted': facts(
    'aws/monitoring',
    { logGroups: list({ name: 'g', arn: 'g', retention: null, key: 'k' }) },
    { logGroups: list({ name: 'g', arn: 'g', retention: null, key: null }) },
  ),
  'aws/alarm-root-use': alarm('{ $.userIdentity.type = "Root" }'),
  'aws/alarm-unauthorized-calls': alarm(
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  ),
  'aws/alarm-sign-in-without-mfa': alarm(
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  ),
  'aws/alarm-iam-changes': alarm(
    '{ ($.eventName = PutUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = AttachRolePolicy) || ($.eventName = CreatePolicyVersion) }',
  ),
  'aws/alarm-trail-changes': alarm(
    '{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail) }',
  ),
  'aws/alarm-key-deletion': alarm('{ ($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion) }'),
  'aws/alarm-bucket-policy-changes': alarm(
    '{ ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketAcl) || ($.eventName = DeleteBucketPolicy) }',
  ),
  'aws/alarm-network-changes': alarm(
    '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateRoute) || ($.eventName = CreateVpc) }',
  ),
};
