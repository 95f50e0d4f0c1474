import type { Plan } from './plan.ts';

export interface Database {
  readonly name: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly engine: 'postgres' | 'mysql' | 'aurora-postgresql';
  readonly version: string;
  readonly created: Date;
  readonly cluster: string | null;
  readonly encrypted: boolean;
  readonly key: string | null;
  readonly isPublic: boolean;
  readonly backupDays: number;
  readonly multiAz: boolean;
  readonly deletionProtection: boolean;
  readonly minorUpgrades: boolean;
  readonly iamAuthentication: boolean;
  readonly logExports: readonly string[];
}

export interface DatabaseSnapshot {
  readonly id: string;
  readonly arn: string;
  readonly database: string;
  readonly created: Date;
  readonly encrypted: boolean;
  readonly kind: 'automated' | 'manual';
  readonly isPublic: boolean;
}

export function databasesOf(plan: Plan, region: string): Database[] {
  if (plan.index < 3) return [];
  const database = (name: string, over: Partial<Database> = {}): Database => ({
    name,
    arn: `${plan.arn('rds', region)}:db:${name}`,
    resourceId: `db-${plan.uuid('db', region, name).replaceAll('-', '').slice(0, 26).toUpperCase()}`,
    engine: 'postgres',
    version: '16.9',
    created: plan.ago(420),
    cluster: null,
    encrypted: true,
    key: plan.dataKey(region),
    isPublic: false,
    backupDays: 14,
    multiAz: true,
    deletionProtection: true,
    minorUpgrades: true,
    iamAuthentication: true,
    logExports: ['postgresql'],
    ...over,
  });
  const databases = [database('orders'), database('ledger-1', { engine: 'aurora-postgresql', cluster: 'ledger' })];
  if (plan.index === 4) {
    databases.push(
      database('reports', {
        encrypted: false,
        key: null,
        isPublic: true,
        backupDays: 0,
        multiAz: false,
        deletionProtection: false,
        minorUpgrades: false,
        iamAuthentication: false,
        logExports: [],
        engine: 'mysql',
        version: '8.0.40',
      }),
    );
  }
  return databases;
}

export function databaseSnapshotsOf(plan: Plan, region: string, databases: readonly Database[]): DatabaseSnapshot[] {
  return databases
    .filter((database) => database.backupDays > 0 || plan.index === 4)
    .map((database, at) => ({
      id: `${database.backupDays > 0 ? 'rds:' : ''}${database.name}-nightly`,
      arn: `${plan.arn('rds', region)}:snapshot:${database.name}-nightly`,
      database: database.name,
      created: plan.ago(database.backupDays > 0 ? 1 : 210),
      encrypted: database.encrypted,
      kind: database.backupDays > 0 ? 'automated' : 'manual',
      isPublic: plan.index === 4 && at === databases.length - 1,
    }));
}
