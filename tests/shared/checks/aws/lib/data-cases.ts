import { block, trail } from './account-cases.ts';
import { type Case, OLD, RECENT, k, kind, list, no, resource, yes } from './case.ts';

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
const store = (name: string, fields: object) => ({ [name]: list(resource({ ...fields }, name)) });
const noStores = {
  databases: list(),
  tables: list(),
  fileSystems: list(),
  buckets: list(),
  warehouses: list(),
  searchDomains: list(),
};

export const dataCases: Record<string, Case> = {
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
  'aws/file-systems-encrypted': kind('fileSystems', { encrypted: yes }, { encrypted: no }),
  'aws/file-systems-backed-up': kind('fileSystems', { backup: yes }, { backup: no }),
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
