import type { BackupPlan } from '../estate/recovery.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pagesOf, present } from './paging.ts';

const page = pagesOf({ most: 1000, invalid: 'InvalidParameterValueException' });

export const backup: Handlers<typeof import('@aws-sdk/client-backup')> = {
  ListBackupPlans: (input, { account, region }) => {
    const { items, next } = page('plans', account.region(region).recovery.plans, input);
    return present({
      BackupPlansList: items.map((one) =>
        present({
          BackupPlanArn: one.arn,
          BackupPlanId: one.id,
          BackupPlanName: one.name,
          CreationDate: one.created,
          LastExecutionDate: one.lastRun ?? undefined,
          VersionId: one.id.slice(0, 8),
        }),
      ),
      NextToken: next,
    });
  },

  GetBackupPlan: (input, call) => {
    const one = planOf(call, input.BackupPlanId);
    return {
      BackupPlanId: one.id,
      BackupPlanArn: one.arn,
      CreationDate: one.created,
      BackupPlan: {
        BackupPlanName: one.name,
        Rules: [
          present({
            RuleName: 'daily',
            TargetBackupVaultName: one.vault,
            ScheduleExpression: one.schedule,
            Lifecycle: { DeleteAfterDays: one.deleteAfterDays },
            CopyActions: one.copied
              ? [
                  {
                    DestinationBackupVaultArn: one.arn
                      .replace(`:${call.region}:`, ':eu-west-1:')
                      .replace(/:backup-plan:.*/, ':backup-vault:production'),
                  },
                ]
              : undefined,
          }),
        ],
      },
    };
  },

  ListBackupSelections: (input, call) => {
    const one = planOf(call, input.BackupPlanId);
    const { items, next } = page('selections', [one], input);
    return present({
      BackupSelectionsList: items.map((plan) => ({
        SelectionId: plan.id,
        SelectionName: 'tagged-production',
        BackupPlanId: plan.id,
        CreationDate: plan.created,
        IamRoleArn: `arn:aws:iam::${call.account.id}:role/backup`,
      })),
      NextToken: next,
    });
  },

  ListBackupVaults: (input, { account, region }) => {
    const { items, next } = page('vaults', account.region(region).recovery.vaults, input);
    return present({
      BackupVaultList: items.map((one) =>
        present({
          BackupVaultName: one.name,
          BackupVaultArn: one.arn,
          VaultType: 'BACKUP_VAULT' as const,
          CreationDate: one.created,
          EncryptionKeyArn: one.key,
          NumberOfRecoveryPoints: one.points,
          Locked: one.locked,
          MinRetentionDays: one.locked ? 7 : undefined,
        }),
      ),
      NextToken: next,
    });
  },

  ListRecoveryPointsByBackupVault: (input, { account, region }) => {
    const { recovery } = account.region(region);
    const vault = recovery.vaults.find((one) => one.name === input.BackupVaultName);
    if (!vault)
      throw new ServiceError('ResourceNotFoundException', `Backup vault ${input.BackupVaultName} does not exist`);
    const points = recovery.jobs.filter((one) => one.state === 'COMPLETED' && vault.name === 'production');
    const { items, next } = page(`points-${vault.name}`, points, input);
    return present({
      RecoveryPoints: items.map((one) => ({
        RecoveryPointArn: `${account.plan.arn('backup', region)}:recovery-point:${one.id}`,
        BackupVaultName: vault.name,
        BackupVaultArn: vault.arn,
        ResourceArn: one.resource,
        ResourceType: one.type,
        Status: 'COMPLETED' as const,
        CreationDate: one.at,
        CompletionDate: one.at,
        IsEncrypted: true,
        EncryptionKeyArn: vault.key,
      })),
      NextToken: next,
    });
  },

  ListProtectedResources: (input, { account, region }) => {
    const { items, next } = page('protected', account.region(region).recovery.protected, input);
    return present({
      Results: items.map((one) => ({ ResourceArn: one.arn, ResourceType: one.type, LastBackupTime: one.last })),
      NextToken: next,
    });
  },

  ListBackupJobs: (input, { account, region }) => {
    const jobs = account
      .region(region)
      .recovery.jobs.filter(
        (one) =>
          (input.ByState === undefined || input.ByState === one.state) &&
          (input.ByCreatedAfter === undefined || one.at >= input.ByCreatedAfter) &&
          (input.ByResourceArn === undefined || input.ByResourceArn === one.resource),
      );
    const { items, next } = page('jobs', jobs, input);
    return present({
      BackupJobs: items.map((one) =>
        present({
          AccountId: account.id,
          BackupJobId: one.id,
          BackupVaultName: 'production',
          ResourceArn: one.resource,
          ResourceType: one.type,
          State: one.state,
          StatusMessage: one.message ?? undefined,
          CreationDate: one.at,
          CompletionDate: one.at,
          PercentDone: one.state === 'COMPLETED' ? '100.0' : '0.0',
        }),
      ),
      NextToken: next,
    });
  },

  ListBackupJobSummaries: (input, { account, region }) => {
    const { jobs } = account.region(region).recovery;
    const groups = new Map<string, number>();
    for (const one of jobs) groups.set(`${one.type} ${one.state}`, (groups.get(`${one.type} ${one.state}`) ?? 0) + 1);
    const { items, next } = page('summaries', [...groups], input);
    return present({
      BackupJobSummaries: items.map(([key, Count]) => {
        const [ResourceType, State] = key.split(' ');
        return {
          Region: region,
          AccountId: account.id,
          ResourceType,
          State: State === 'FAILED' ? ('FAILED' as const) : ('COMPLETED' as const),
          Count,
          StartTime: account.plan.ago(14),
          EndTime: account.plan.ago(0),
        };
      }),
      AggregationPeriod: input.AggregationPeriod ?? 'FOURTEEN_DAYS',
      NextToken: next,
    });
  },

  ListRestoreJobs: (input, { account, region }) => {
    const jobs = account
      .region(region)
      .recovery.restores.filter((one) => input.ByStatus === undefined || input.ByStatus === one.status);
    const { items, next } = page('restores', jobs, input);
    return present({
      RestoreJobs: items.map((one) => ({
        AccountId: account.id,
        RestoreJobId: one.id,
        SourceResourceArn: one.resource,
        ResourceType: one.type,
        Status: one.status,
        CreationDate: one.at,
        CompletionDate: one.at,
        PercentDone: '100.00%',
      })),
      NextToken: next,
    });
  },

  ListRestoreTestingPlans: (input, { account, region }) => {
    const { items, next } = page('restore-tests', account.region(region).recovery.restoreTests, input);
    return present({
      RestoreTestingPlans: items.map((one) =>
        present({
          RestoreTestingPlanName: one.name,
          RestoreTestingPlanArn: one.arn,
          CreationTime: one.created,
          ScheduleExpression: 'cron(0 6 1 */3 ? *)',
          LastExecutionTime: one.last ?? undefined,
        }),
      ),
      NextToken: next,
    });
  },
};

function planOf({ account, region }: Call, id: string | undefined): BackupPlan {
  const one = account.region(region).recovery.plans.find((plan) => plan.id === id);
  if (!one) throw new ServiceError('ResourceNotFoundException', `Backup plan ${id} does not exist`);
  return one;
}
