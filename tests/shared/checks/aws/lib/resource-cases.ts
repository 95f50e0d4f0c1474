import { block, trail } from './account-cases.ts';
import { type Case, k, kind, list, no, OLD, RECENT, resource, yes } from './case.ts';

const rule = (from: number | null, to: number | null, cidr = '0.0.0.0/0', protocol = 'tcp') => ({
  protocol,
  from,
  to,
  cidrs: [cidr],
  prefixLists: [],
});
const open = {
  effect: 'Allow',
  actions: ['s3:GetObject'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  principals: ['*'],
  conditions: [],
};
const tls = {
  effect: 'Deny',
  actions: ['s3:*'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  principals: ['*'],
  conditions: ['bool aws:securetransport false'],
};
const bucket = (fields: object = {}) => ({
  block: k(block),
  policy: k(null),
  policyPublic: no,
  aclPublic: no,
  versioning: k('Enabled'),
  mfaDelete: yes,
  logging: k('log'),
  encryption: k('aws:kms'),
  ...fields,
});
const off = { block: k(null) };
const buckets = (pass: object, fail: object, manual?: object): Case =>
  kind('buckets', bucket(pass), bucket(fail), manual && bucket(manual));
const logBucket = (fail: object): Case => {
  const given = (fields: object) => ({
    'aws/cloudtrail': { trails: list(trail()) },
    'aws/resources': { buckets: list(resource(bucket(fields), 'logs'), resource(bucket(fail), 'other')) },
    'aws/account': { publicAccessBlock: k(null) },
  });
  return {
    pass: given({}),
    fail: given(fail),
    none: {
      'aws/cloudtrail': { trails: list(trail({ bucket: 'elsewhere' })) },
      'aws/resources': { buckets: list(resource(bucket(fail), 'other')) },
      'aws/account': { publicAccessBlock: k(null) },
    },
  };
};
const database = (fields: object = {}) => ({
  engine: k('postgres'),
  encrypted: yes,
  public: no,
  backupDays: k(14),
  multiZone: yes,
  deletionProtection: yes,
  minorUpgrades: yes,
  iamAuth: yes,
  logs: ['postgresql'],
  cluster: null,
  replicaOf: null,
  ...fields,
});
const databases = (fail: object): Case => kind('databases', database(), database(fail));
const key = (fields: object = {}) => ({
  manager: k('CUSTOMER'),
  state: k('Enabled'),
  origin: k('AWS_KMS'),
  symmetric: yes,
  rotates: yes,
  ...fields,
});
const instance = (fields: object = {}) => ({
  state: k('running'),
  metadataTokens: k('required'),
  metadataEndpoint: k('enabled'),
  publicIp: null,
  profile: 'arn',
  launched: k(OLD),
  ...fields,
});
const network = (vpc: object, others: object, id = 'vpc-1') => ({
  'aws/resources': { vpcs: list(resource(vpc, id)), ...others },
});
const subnet = (open: boolean, id: string) => resource({ vpc: 'vpc-1', publicOnLaunch: k(open), zone: 'a' }, id);
const store = (name: string, fields: object) => ({ [name]: list(resource({ ...fields }, name)) });
const noStores = {
  databases: list(),
  tables: list(),
  fileSystems: list(),
  buckets: list(),
  warehouses: list(),
  searchDomains: list(),
};

const scanner = { inspector: k({ ec2: no, ecr: no, lambda: no }) };

export const resourceCases: Record<string, Case> = {
  'aws/buckets-not-public': {
    pass: { 'aws/resources': { buckets: list(resource(bucket())) }, 'aws/account': { publicAccessBlock: k(null) } },
    fail: {
      'aws/resources': { buckets: list(resource(bucket({ ...off, policyPublic: yes, policy: k([open]) }))) },
      'aws/account': { publicAccessBlock: k(null) },
    },
    none: { 'aws/resources': { buckets: list() }, 'aws/account': { publicAccessBlock: k(null) } },
  },
  'aws/buckets-block-public-access': buckets({}, off),
  'aws/buckets-tls-only': buckets({ policy: k([tls]) }, { policy: k([open]) }),
  'aws/buckets-encrypted': buckets({}, { encryption: k(null) }),
  'aws/buckets-versioned': buckets({}, { versioning: k('Off') }),
  'aws/buckets-logged': buckets({}, { logging: k(null) }),
  'aws/buckets-mfa-delete': buckets({}, { mfaDelete: no }),
  'aws/buckets-no-public-acl': buckets({}, { aclPublic: yes }),
  'aws/buckets-external-accounts': {
    pass: { 'aws/resources': { buckets: list(resource(bucket())) } },
    manual: {
      'aws/resources': {
        buckets: list(
          resource(bucket({ policy: k([{ ...open, principals: ['AWS:arn:aws:iam::999988887777:root'] }]) })),
        ),
      },
    },
  },
  'aws/trail-bucket-private': logBucket({ ...off, aclPublic: yes }),
  'aws/trail-bucket-logged': logBucket({ logging: k(null) }),
  'aws/trail-bucket-versioned': logBucket({ versioning: k('Suspended') }),
  'aws/security-groups-admin-ports': kind(
    'securityGroups',
    { ingress: k([rule(443, 443), rule(22, 22, '10.0.0.0/8')]) },
    { ingress: k([rule(20, 30)]) },
  ),
  'aws/security-groups-database-ports': kind(
    'securityGroups',
    { ingress: k([rule(443, 443)]) },
    { ingress: k([rule(5432, 5432, '::/0')]) },
  ),
  'aws/security-groups-not-all-open': kind(
    'securityGroups',
    { ingress: k([rule(443, 443)]) },
    { ingress: k([rule(null, null, '0.0.0.0/0', '-1')]) },
  ),
  'aws/security-groups-default-closed': {
    pass: { 'aws/resources': { securityGroups: list(resource({ ingress: k([]), egress: k([]) }, 'default')) } },
    fail: {
      'aws/resources': { securityGroups: list(resource({ ingress: k([]), egress: k([rule(null, null)]) }, 'default')) },
    },
    none: { 'aws/resources': { securityGroups: list(resource({ ingress: k([rule(1, 2)]), egress: k([]) }, 'web')) } },
  },
  'aws/network-acls-admin-ports': kind(
    'networkAcls',
    { isDefault: no, openAdmin: k([]) },
    { isDefault: no, openAdmin: k([22]) },
  ),
  'aws/vpc-flow-logs': {
    pass: network(
      { isDefault: no },
      { flowLogs: list(resource({ resource: 'vpc-1', active: yes, delivery: 'SUCCESS', traffic: 'ALL' })) },
    ),
    fail: network(
      { isDefault: no },
      { flowLogs: list(resource({ resource: 'vpc-2', active: yes, delivery: 'SUCCESS', traffic: 'ALL' })) },
    ),
    none: { 'aws/resources': { vpcs: list(), flowLogs: list() } },
  },
  'aws/default-vpc-unused': { fail: network({ isDefault: yes }, {}), none: network({ isDefault: no }, {}) },
  'aws/subnets-no-public-addresses': kind('subnets', { publicOnLaunch: no }, { publicOnLaunch: yes }),
  'aws/networks-are-divided': {
    pass: network({ isDefault: no }, { subnets: list(subnet(true, 'a'), subnet(false, 'b')) }),
    fail: network({ isDefault: no }, { subnets: list(subnet(true, 'a'), subnet(true, 'b')) }),
    none: network({ isDefault: no }, { subnets: list() }),
  },
  'aws/network-environments-separated': kind(
    'vpcs',
    { isDefault: no, tags: k({ Environment: 'prod' }) },
    { isDefault: no, tags: k({}) },
  ),
  'aws/instances-metadata-v2': kind('instances', instance(), instance({ metadataTokens: k('optional') })),
  'aws/instances-no-public-address': kind('instances', instance(), instance({ publicIp: '203.0.113.9' })),
  'aws/instances-have-role': kind('instances', instance(), instance({ profile: null })),
  'aws/volumes-encrypted': kind('volumes', { encrypted: yes, attached: yes }, { encrypted: no, attached: yes }),
  'aws/volumes-attached': kind('volumes', { encrypted: yes, attached: yes }, { encrypted: yes, attached: no }),
  'aws/functions-runtime-supported': kind('lambdaFunctions', { runtime: k('nodejs22.x') }, { runtime: k('python3.8') }),
  'aws/eks-endpoint-limited': kind(
    'eksClusters',
    { publicEndpoint: no, publicCidrs: [] },
    { publicEndpoint: yes, publicCidrs: ['0.0.0.0/0'] },
  ),
  'aws/eks-audit-log': kind('eksClusters', { auditLog: yes }, { auditLog: no }),
  'aws/eks-secrets-encrypted': kind('eksClusters', { secretsEncrypted: yes }, { secretsEncrypted: no }),
  'aws/repositories-scan': {
    pass: { 'aws/resources': { repositories: list(resource({ scanOnPush: yes })) }, 'aws/posture': scanner },
    manual: { 'aws/resources': { repositories: list(resource({ scanOnPush: no })) }, 'aws/posture': scanner },
    none: { 'aws/resources': { repositories: list() }, 'aws/posture': scanner },
  },
  'aws/repositories-immutable': kind('repositories', { immutableTags: yes }, { immutableTags: no }),
  'aws/scaling-groups-several-zones': kind('autoScalingGroups', { zones: k(3) }, { zones: k(1) }),
  'aws/load-balancers-several-zones': kind('loadBalancers', { zones: k(2) }, { zones: k(1) }),
  'aws/load-balancers-logged': kind(
    'loadBalancers',
    { kind: k('application'), accessLog: yes },
    { kind: k('network'), accessLog: no },
  ),
  'aws/load-balancers-drop-invalid-headers': kind(
    'loadBalancers',
    { kind: k('application'), dropsInvalidHeaders: yes },
    { kind: k('application'), dropsInvalidHeaders: no },
  ),
  'aws/listeners-encrypt': kind(
    'listeners',
    { protocol: k('HTTPS'), redirects: no },
    { protocol: k('HTTP'), redirects: no },
    { protocol: k('TCP'), redirects: no },
  ),
  'aws/listeners-tls-policy': kind(
    'listeners',
    { protocol: k('HTTPS'), tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
    { protocol: k('HTTPS'), tlsPolicy: 'ELBSecurityPolicy-2016-08' },
  ),
  'aws/distributions-encrypt': kind(
    'distributions',
    { viewerProtocol: k('redirect-to-https') },
    { viewerProtocol: k('allow-all') },
  ),
  'aws/distributions-tls-version': kind('distributions', { minimumTls: k('TLSv1.2_2021') }, { minimumTls: k('TLSv1') }),
  'aws/distributions-logged': {
    pass: { 'aws/resources': { distributions: list(resource({ logging: yes })) } },
    manual: { 'aws/resources': { distributions: list(resource({ logging: no })) } },
    none: { 'aws/resources': { distributions: list() } },
  },
  'aws/distributions-firewall': kind('distributions', { firewall: yes }, { firewall: no }),
  'aws/file-systems-encrypted': kind('fileSystems', { encrypted: yes }, { encrypted: no }),
  'aws/file-systems-backed-up': kind('fileSystems', { backup: yes }, { backup: no }),
  'aws/topics-encrypted': kind('topics', { key: k('alias/one') }, { key: k(null) }),
  'aws/queues-encrypted': kind('queues', { encrypted: yes }, { encrypted: no }),
  'aws/stacks-not-drifted': kind(
    'stacks',
    { drift: k('IN_SYNC') },
    { drift: k('DRIFTED') },
    { drift: k('NOT_CHECKED') },
  ),
  'aws/databases-encrypted': databases({ encrypted: no }),
  'aws/databases-not-public': databases({ public: yes }),
  'aws/databases-backed-up': databases({ backupDays: k(0) }),
  'aws/databases-several-zones': databases({ multiZone: no }),
  'aws/databases-deletion-protected': databases({ deletionProtection: no }),
  'aws/databases-upgraded': databases({ minorUpgrades: no }),
  'aws/databases-log': databases({ logs: [] }),
  'aws/databases-iam-sign-in': databases({ iamAuth: no }),
  'aws/database-snapshots-not-public': kind('databaseSnapshots', { shared: k([]) }, { shared: k(['all']) }),
  'aws/database-snapshots-encrypted': kind('databaseSnapshots', { encrypted: yes }, { encrypted: no }),
  'aws/database-clusters-encrypted': kind('databaseClusters', { encrypted: yes }, { encrypted: no }),
  'aws/database-clusters-backed-up': kind('databaseClusters', { backupDays: k(7) }, { backupDays: k(1) }),
  'aws/database-clusters-protected': kind('databaseClusters', { deletionProtection: yes }, { deletionProtection: no }),
  'aws/database-clusters-several-zones': kind('databaseClusters', { multiZone: yes }, { multiZone: no }),
  'aws/tables-restorable': kind('tables', { pointInTime: yes }, { pointInTime: no }),
  'aws/tables-deletion-protected': kind('tables', { deletionProtection: yes }, { deletionProtection: no }),
  'aws/warehouses-encrypted': kind('warehouses', { encrypted: yes }, { encrypted: no }),
  'aws/warehouses-not-public': kind('warehouses', { public: no }, { public: yes }),
  'aws/warehouses-backed-up': kind('warehouses', { snapshotDays: k(14) }, { snapshotDays: k(1) }),
  'aws/search-domains-encrypted': kind(
    'searchDomains',
    { encrypted: yes, nodeToNode: yes },
    { encrypted: yes, nodeToNode: no },
  ),
  'aws/search-domains-tls': kind('searchDomains', { https: yes }, { https: no }),
  'aws/search-domains-inside': kind('searchDomains', { https: yes, inVpc: true }, { https: yes, inVpc: false }),
  'aws/kms-keys-rotate': kind('keys', key(), key({ rotates: no })),
  'aws/kms-keys-not-being-deleted': kind('keys', key(), key({ state: k('PendingDeletion') })),
  'aws/secrets-rotate': kind('secrets', { rotates: yes }, { rotates: no }),
  'aws/secrets-recent': kind(
    'secrets',
    { created: OLD, rotated: RECENT, changed: OLD },
    { created: OLD, rotated: null, changed: OLD },
  ),
  'aws/certificates-valid': kind(
    'certificates',
    { status: k('ISSUED'), expires: k('2027-06-01T00:00:00.000Z'), renewal: 'ELIGIBLE', inUse: yes },
    { status: k('ISSUED'), expires: k('2026-12-01T00:00:00.000Z'), renewal: 'INELIGIBLE', inUse: yes },
  ),
  'aws/resources-have-owner': {
    pass: { 'aws/resources': { ...noStores, ...store('tables', { tags: k({ owner: 'platform' }) }) } },
    fail: { 'aws/resources': { ...noStores, ...store('tables', { tags: k({ Name: 'x' }) }) } },
    none: { 'aws/resources': noStores },
  },
  'aws/databases-in-backup': {
    pass: {
      'aws/resources': { ...noStores, ...store('tables', { pointInTime: yes }) },
      'aws/backup': { protected: list() },
    },
    fail: {
      'aws/resources': { ...noStores, ...store('tables', { pointInTime: no }) },
      'aws/backup': { protected: list() },
    },
    none: { 'aws/resources': noStores, 'aws/backup': { protected: list() } },
  },
};
