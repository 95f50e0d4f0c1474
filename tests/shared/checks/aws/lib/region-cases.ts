import { trail } from './account-cases.ts';
import { type Case, facts, k, list, no, OLD, RECENT, resource, yes } from './case.ts';

const recorder = { name: 'default', all: true, only: [], except: [], frequency: null };
const on = { recording: true, last: 'SUCCESS', error: null };
const delivered = { snapshot: null, history: 'SUCCESS', stream: 'SUCCESS', error: null };
const detector = (features: string[], enabled = yes) => ({
  guardDuty: k({ id: 'd', enabled, features: k(features), frequency: null }),
});
/** Security Hub has judged neither, and the services were asked. */
const asked = { ebsEncryption: null, macie: null };
const posture = (pass: object, fail: object, none?: object): Case =>
  facts('aws/posture', pass, fail, none === undefined ? {} : { none });
const unused = { guardDuty: k({ id: 'd', enabled: yes, features: k(null), frequency: null }) };
const inspector = (part: string): Case =>
  posture(
    { inspector: k({ ec2: yes, ecr: yes, lambda: yes }) },
    { inspector: k({ ec2: yes, ecr: yes, lambda: yes, [part]: no }) },
  );
const counts = (critical: number, high = 0) => k({ critical, high });

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

const analyzer = (looksFor: string) => ({ name: 'a', arn: 'a', looksFor, organization: false, active: yes });

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
  'aws/guardduty-on': posture(detector([]), { guardDuty: k(null) }),
  'aws/guardduty-malware': posture(detector(['EBS_MALWARE_PROTECTION']), detector([]), unused),
  'aws/guardduty-s3': posture(detector(['S3_DATA_EVENTS']), detector([]), unused),
  'aws/guardduty-runtime': posture(detector(['RUNTIME_MONITORING']), detector([]), unused),
  'aws/inspector-instances': inspector('ec2'),
  'aws/inspector-images': inspector('ecr'),
  'aws/inspector-functions': inspector('lambda'),
  'aws/macie-on': posture({ macie: k('enabled'), verdicts: asked }, { macie: k('off'), verdicts: asked }),
  'aws/guardduty-no-severe-findings': {
    pass: { 'aws/vulnerabilities': { guardDuty: counts(0) }, 'aws/posture': detector([]) },
    fail: { 'aws/vulnerabilities': { guardDuty: counts(0, 2) }, 'aws/posture': detector([]) },
    none: { 'aws/vulnerabilities': { guardDuty: counts(0) }, 'aws/posture': detector([], no) },
  },
  'aws/inspector-coverage': facts(
    'aws/vulnerabilities',
    { coverage: k({ active: 4, total: 4 }) },
    { coverage: k({ active: 3, total: 4 }) },
    { none: { coverage: k({ active: 0, total: 0 }) } },
  ),
  'aws/inspector-no-critical': facts(
    'aws/vulnerabilities',
    { inspector: counts(0), coverage: k({ active: 4, total: 4 }) },
    { inspector: counts(1), coverage: k({ active: 4, total: 4 }) },
    { none: { inspector: counts(0), coverage: k({ active: 0, total: 0 }) } },
  ),
  'aws/instances-managed': {
    pass: {
      'aws/resources': { instances: list(resource({ state: k('running') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list({ id: 'i-1', online: true, platform: null }) },
    },
    fail: {
      'aws/resources': { instances: list(resource({ state: k('running') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list() },
    },
    none: {
      'aws/resources': { instances: list(resource({ state: k('stopped') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list() },
    },
  },
  'aws/instances-patched': facts(
    'aws/vulnerabilities',
    { managed: list({ id: 'i-1' }), patches: list({ id: 'i-1', compliant: true, missingCritical: 0 }) },
    { managed: list({ id: 'i-1' }), patches: list({ id: 'i-1', compliant: false, missingCritical: 2 }) },
  ),
  'aws/access-analyzer-on': {
    pass: {
      'aws/access-analyzer': { analyzers: list(analyzer('external')) },
      'aws/organization': { organization: k(null) },
    },
    fail: {
      'aws/access-analyzer': { analyzers: list(analyzer('unused')) },
      'aws/organization': { organization: k(null) },
    },
    manual: {
      'aws/access-analyzer': { analyzers: list() },
      'aws/organization': { organization: k({ id: 'o', management: 'm', allFeatures: true, isManagement: false }) },
    },
  },
  'aws/access-analyzer-findings': facts(
    'aws/access-analyzer',
    { analyzers: list(analyzer('external')), external: list() },
    { external: list({ id: 'f', resource: 'r', resourceType: 't', kind: 'ExternalAccess', analyzer: 'a' }) },
    { none: { analyzers: list({ ...analyzer('external'), active: no }), external: list() } },
  ),
  'aws/access-analyzer-unused': facts(
    'aws/access-analyzer',
    { analyzers: list(analyzer('unused')), unused: list() },
    { unused: list({ id: 'f', resource: 'r', resourceType: 't', kind: 'UnusedIAMRole', analyzer: 'a' }) },
    { none: { analyzers: list({ ...analyzer('unused'), active: no }), unused: list() } },
  ),
  'aws/security-hub-on': facts('aws/security-hub', { enabled: yes }, { enabled: no }),
  'aws/security-hub-standards': facts(
    'aws/security-hub',
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: true }) },
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: false }) },
    { none: { enabled: no, standards: list() } },
  ),
  'aws/security-hub-verdicts': facts(
    'aws/security-hub',
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: true }), failed: list() },
    {
      enabled: yes,
      failed: list({ id: 'f', control: 'S3.8', title: 't', resource: 'r', severity: 'HIGH', since: null }),
    },
    { none: { enabled: no, failed: list() } },
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
