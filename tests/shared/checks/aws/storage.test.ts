import { expect, test } from 'vitest';
import { block } from './lib/account-cases.ts';
import { k, list, no, OLD, RECENT, resource, yes } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const deny = (fields: object = {}) => ({
  effect: 'Deny',
  actions: ['s3:*'],
  notActions: [],
  resources: ['arn:aws:s3:::one', 'arn:aws:s3:::one/*'],
  notResources: [],
  principals: ['*'],
  conditions: ['bool aws:securetransport false'],
  ...fields,
});
const bucket = (...policy: object[]) => ({
  'aws/resources': { buckets: list(resource({ block: k(block), policy: k(policy) })) },
});
const TLS = 'aws/buckets-tls-only';

const transport: Trap[] = [
  { check: TLS, what: 'the bucket and what is in it', given: bucket(deny()), outcomes: ['pass'] },
  {
    check: TLS,
    what: 'the bucket without what is in it',
    given: bucket(deny({ resources: ['arn:aws:s3:::one'] })),
    outcomes: ['fail'],
  },
  {
    check: TLS,
    what: 'both, in two statements',
    given: bucket(deny({ resources: ['arn:aws:s3:::one'] }), deny({ resources: ['arn:aws:s3:::one/*'] })),
    outcomes: ['pass'],
  },
  {
    check: TLS,
    what: 'everything that begins with its name',
    given: bucket(deny({ resources: ['arn:aws:s3:::one*'] })),
    outcomes: ['pass'],
  },
  {
    check: TLS,
    what: 'one folder of it',
    given: bucket(deny({ resources: ['arn:aws:s3:::one', 'arn:aws:s3:::one/public/*'] })),
    outcomes: ['fail'],
  },
  {
    check: TLS,
    what: 'a second condition lets the rest through',
    given: bucket(deny({ conditions: ['bool aws:securetransport false', 'stringequals aws:sourcevpc vpc-1'] })),
    outcomes: ['fail'],
  },
];

const NOT_CONFIG = { known: false as const, why: 'AWS Config does not record whether a bucket policy is public' };
const shared = (...conditions: string[]) => ({
  'aws/account': { publicAccessBlock: k(null) },
  'aws/resources': {
    buckets: list(
      resource({
        block: k(null),
        aclPublic: no,
        policyPublic: NOT_CONFIG,
        policy: k([deny({ effect: 'Allow', actions: ['s3:GetObject'], conditions })]),
      }),
    ),
  },
});
const PUBLIC = 'aws/buckets-not-public';

const exposure: Trap[] = [
  { check: PUBLIC, what: 'anyone at all', given: shared(), outcomes: ['fail'] },
  {
    check: PUBLIC,
    what: 'anyone of our organisation',
    given: shared('stringequals aws:principalorgid o-1'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'a service on behalf of one account',
    given: shared('stringequals aws:sourceaccount 111122223333', 'arnlike aws:sourcearn arn:aws:logs:*:1:*'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'one account, or nobody said which',
    given: shared('stringequalsifexists aws:sourceaccount 111122223333'),
    outcomes: ['manual'],
  },
  {
    check: PUBLIC,
    what: 'an office',
    given: shared('ipaddress aws:sourceip 198.51.100.0/24'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'an office and half of the internet',
    given: shared('ipaddress aws:sourceip 198.51.100.0/24,0.0.0.0/1'),
    outcomes: ['manual'],
  },
  {
    check: PUBLIC,
    what: 'everybody but one organisation',
    given: shared('stringnotequals aws:principalorgid o-1'),
    outcomes: ['manual'],
  },
  { check: PUBLIC, what: 'anyone by TLS', given: shared('bool aws:securetransport true'), outcomes: ['manual'] },
];

const database = (fields: object) => ({
  'aws/resources': {
    databases: list(
      resource({ engine: k('postgres'), backupDays: k(0), logs: [], cluster: null, replicaOf: null, ...fields }),
    ),
    databaseClusters: list(resource({ logs: ['postgresql'] }, 'aurora')),
  },
});
const stores = (fields: object, saved: object[] = []) => ({
  'aws/resources': { ...database(fields)['aws/resources'], tables: list(), fileSystems: list() },
  'aws/backup': { protected: list(...saved) },
});

const databases: Trap[] = [
  {
    check: 'aws/databases-backed-up',
    what: 'a replica is backed up where it is copied from',
    given: database({ replicaOf: 'main' }),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/databases-in-backup',
    what: 'a replica is backed up where it is copied from',
    given: stores({ replicaOf: 'main' }),
    outcomes: ['not-applicable', 'not-applicable', 'not-applicable'],
  },
  {
    check: 'aws/databases-log',
    what: 'a member of a cluster logs as the cluster is set',
    given: database({ cluster: 'aurora' }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/databases-log',
    what: 'a member of a cluster that does not log',
    given: database({ cluster: 'other' }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/database-clusters-backed-up',
    what: 'seven days are enough',
    given: { 'aws/resources': { databaseClusters: list(resource({ backupDays: k(7) })) } },
    outcomes: ['pass'],
  },
];

const backup = (fields: object) => ({
  'aws/backup': {
    plans: list(),
    restores: list(),
    restoreTests: list(),
    protected: list({ arn: 'arn:aws:rds:eu-central-1:1:db:one', type: 'RDS', lastBackup: k(RECENT) }),
    ...fields,
  },
});
const job = (fields: object) => ({ id: 'r', type: null, created: RECENT, tested: true, ...fields });

const backups: Trap[] = [
  {
    check: 'aws/restores-tested',
    what: 'a plan that ran has restored nothing by that alone',
    given: backup({ restoreTests: list({ name: 'monthly', lastRun: RECENT }) }),
    outcomes: ['manual'],
    says: 'monthly',
  },
  {
    check: 'aws/restores-tested',
    what: 'a plan that ran, and whose restore failed',
    given: backup({
      restoreTests: list({ name: 'monthly', lastRun: RECENT }),
      restores: list(job({ status: 'FAILED' })),
    }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/restores-tested',
    what: 'a plan that ran last year',
    given: backup({ restoreTests: list({ name: 'monthly', lastRun: OLD }) }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/backup-plans-exist',
    what: 'no backup was seen in a list that was cut',
    given: backup({
      protected: k({ items: [], expected: null, complete: false, unseen: { known: false, why: 'cut' } }),
    }),
    outcomes: ['unavailable'],
  },
];

const day = (days: number) => new Date(Date.parse('2026-11-24T12:00:00.000Z') - days * 86_400_000).toISOString();
const secret = (fields: object) => ({
  'aws/resources': { secrets: list(resource({ rotated: null, changed: null, created: null, ...fields })) },
});
const key = (state: string) => ({
  'aws/resources': { keys: list(resource({ manager: k('CUSTOMER'), state: k(state) })) },
});
const certificate = (fields: object) => ({
  'aws/resources': { certificates: list(resource({ status: k('ISSUED'), inUse: k(true), renewal: null, ...fields })) },
});

const keys: Trap[] = [
  {
    check: 'aws/kms-keys-not-being-deleted',
    what: 'a key that waits for its replicas to be deleted',
    given: key('PendingReplicaDeletion'),
    outcomes: ['fail'],
  },
  { check: 'aws/kms-keys-not-being-deleted', what: 'a disabled key', given: key('Disabled'), outcomes: ['pass'] },
  {
    check: 'aws/secrets-recent',
    what: 'a change may be of the description only',
    given: secret({ changed: day(10), created: day(900) }),
    outcomes: ['manual'],
  },
  {
    check: 'aws/secrets-recent',
    what: 'a rotation long ago and a change since',
    given: secret({ rotated: day(500), changed: day(10), created: day(900) }),
    outcomes: ['manual'],
  },
  {
    check: 'aws/secrets-recent',
    what: 'made this year',
    given: secret({ changed: day(10), created: day(10) }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/certificates-valid',
    what: 'a certificate that nothing uses expires without harm',
    given: certificate({ expires: k(OLD), inUse: no }),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/certificates-valid',
    what: 'one that something uses',
    given: certificate({ expires: k(OLD), inUse: yes }),
    outcomes: ['fail'],
  },
];

test.each(exposure)('exposure, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(transport)('buckets, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(databases)('databases, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(backups)('backups, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(keys)('keys, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
