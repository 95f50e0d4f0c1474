import { expect, test } from 'vitest';
import { k, list, OLD, RECENT, resource } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

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

test.each(databases)('databases, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(backups)('backups, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
