import type { Database } from './database.ts';
import type { Plan } from './plan.ts';

export interface Vault {
  readonly name: string;
  readonly arn: string;
  readonly locked: boolean;
  readonly key: string;
  readonly points: number;
  readonly created: Date;
}

export interface BackupPlan {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly vault: string;
  readonly schedule: string;
  readonly deleteAfterDays: number;
  readonly copied: boolean;
  readonly created: Date;
  readonly lastRun: Date | null;
}

export interface BackupJob {
  readonly id: string;
  readonly resource: string;
  readonly type: string;
  readonly state: 'COMPLETED' | 'FAILED';
  readonly at: Date;
  readonly message: string | null;
}

export interface RestoreJob {
  readonly id: string;
  readonly resource: string;
  readonly type: string;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly at: Date;
}

/** Backups of one region: what is planned, what was saved, and what was ever brought back. */
export interface Recovery {
  readonly vaults: readonly Vault[];
  readonly plans: readonly BackupPlan[];
  readonly protected: readonly { readonly arn: string; readonly type: string; readonly last: Date }[];
  readonly jobs: readonly BackupJob[];
  readonly restores: readonly RestoreJob[];
  readonly restoreTests: readonly {
    readonly name: string;
    readonly arn: string;
    readonly created: Date;
    readonly last: Date | null;
  }[];
}

export const noRecovery: Recovery = { vaults: [], plans: [], protected: [], jobs: [], restores: [], restoreTests: [] };

export function recoveryOf(plan: Plan, region: string, databases: readonly Database[]): Recovery {
  // The staging account backs nothing up, and one account has plans but never restored anything.
  if (plan.index < 3 || plan.index === 4) return noRecovery;
  const arn = (kind: string, id: string): string => `${plan.arn('backup', region)}:${kind}:${id}`;
  const targets = [...databases.map((database) => database.arn), `${plan.arn('dynamodb', region)}:table/sessions`];
  const tested = plan.index !== 5;
  // One account has lost the key of its vault, and for so many days nothing has been saved.
  const lost = plan.index === 6 ? 9 : 0;
  return {
    vaults: [
      {
        name: 'Default',
        arn: arn('backup-vault', 'Default'),
        locked: false,
        key: `${plan.arn('kms', region)}:key/${plan.uuid('key', region, 1)}`,
        points: 0,
        created: plan.ago(700),
      },
      {
        name: 'production',
        arn: arn('backup-vault', 'production'),
        locked: plan.index === 3,
        key: plan.dataKey(region),
        points: 60,
        created: plan.ago(600),
      },
    ],
    plans: [
      {
        id: plan.uuid('backup-plan', region),
        arn: arn('backup-plan', plan.uuid('backup-plan', region)),
        name: 'daily-35-days',
        vault: 'production',
        schedule: 'cron(0 3 * * ? *)',
        deleteAfterDays: 35,
        copied: plan.index === 3,
        created: plan.ago(600),
        lastRun: plan.ago(0),
      },
    ],
    protected: targets.map((target) => ({
      arn: target,
      type: typeOf(target),
      last: plan.ago(lost),
    })),
    jobs: targets.flatMap((target, at) =>
      Array.from({ length: 7 }, (_, day) => {
        const failed = plan.index === 6 && at === 0 && day < 2;
        return {
          id: plan.uuid('backup-job', region, at, day),
          resource: target,
          type: typeOf(target),
          state: failed ? ('FAILED' as const) : ('COMPLETED' as const),
          at: plan.ago(failed ? day : day + lost),
          message: failed ? 'Access denied to the vault key' : null,
        };
      }),
    ),
    restores: tested
      ? targets.slice(0, 1).map((target) => ({
          id: plan.uuid('restore', region),
          resource: target,
          type: typeOf(target),
          status: 'COMPLETED' as const,
          at: plan.ago(40),
        }))
      : [],
    restoreTests: tested
      ? [
          {
            name: 'quarterly',
            arn: arn('restore-testing-plan', `quarterly-${plan.uuid('restore-test', region)}`),
            created: plan.ago(300),
            last: plan.ago(40),
          },
        ]
      : [],
  };
}

function typeOf(arn: string): string {
  return arn.includes(':dynamodb:') ? 'DynamoDB' : 'RDS';
}
