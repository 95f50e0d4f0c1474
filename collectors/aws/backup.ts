import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { isEmpty, none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { RECOVERY_POINT } from './resources/kinds.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { backedUp } from './resources/recovery-points.ts';
import { askRecorded, capturedOf, lacks, listedBy, readRecorded, type Recorded } from './resources/recorded.ts';

export interface BackupPlan {
  readonly id: string;
  readonly name: string;
  /** When AWS Config captured it; null when AWS Backup was asked directly. */
  readonly captured: string | null;
}

export interface BackupVault {
  readonly name: string;
  readonly arn: string;
  readonly encrypted: Fact<boolean>;
  readonly locked: Fact<boolean>;
  readonly points: number | null;
}

export interface ProtectedResource {
  readonly arn: string;
  readonly type: string;
  readonly lastBackup: Fact<string>;
  /** When AWS Config captured that backup; null when AWS Backup was asked directly. */
  readonly captured: string | null;
}

export interface RestoreJob {
  readonly id: string;
  readonly status: string;
  readonly type: string | null;
  readonly created: string | null;
  readonly tested: boolean;
}

export interface BackupFacts {
  readonly plans: Fact<Population<BackupPlan>>;
  readonly vaults: Fact<Population<BackupVault>>;
  readonly protected: Fact<Population<ProtectedResource>>;
  /** Not asked for while a restore of the last year is on record, which shows more than a plan to restore. */
  readonly restoreTests: Fact<Population<{ readonly name: string; readonly lastRun: string | null }>>;
  readonly restores: Fact<Population<RestoreJob>>;
}

const PLAN = 'AWS::Backup::BackupPlan';
const VAULT = 'AWS::Backup::BackupVault';
const TYPES = [VAULT, PLAN, RECOVERY_POINT];
/** Older than this, the last backup that AWS Config knows of may not be the last. */
const FRESH_MS = 36 * 3_600_000;
const YEAR_MS = 365 * 86_400_000;
const TOKEN = { send: 'NextToken', receive: 'NextToken' };

/**
 * What AWS Backup protects, when it last did, and whether restoring has been tried.
 *
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Operations_AWS_Backup.html
 */
export default defineCollector<AwsConnection, BackupFacts>({
  title: 'Backups and restore tests',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'populations',
  permissions: [
    ...recordedPermissions,
    { name: 'backup:ListBackupPlans', gives: 'the backup plans' },
    { name: 'backup:ListBackupVaults', gives: 'where backups are kept, and whether they are locked' },
    { name: 'backup:ListProtectedResources', gives: 'what is backed up, and when it last was' },
    { name: 'backup:ListRestoreTestingPlans', gives: 'planned restore tests' },
    { name: 'backup:ListRestoreJobs', gives: 'restores that were done' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const recorded = await askRecorded(aws, context, TYPES);
    if (lacks(recorded, [VAULT, PLAN])) return;
    const vaults = await aws.pages('backup', 'ListBackupVaults', { MaxResults: 1000 }, TOKEN);
    // A plan names the vault it backs up to, and nothing is kept or restored without one.
    if (vaults.length > 0 && vaults.every((page) => page.BackupVaultList?.length === 0)) return;
    if (recorded.of(PLAN) === null) await aws.pages('backup', 'ListBackupPlans', { MaxResults: 1000 }, TOKEN);
    const points = backedUp(recorded);
    if (!points?.every(({ last }) => isWithin(FRESH_MS, last))) {
      await aws.pages('backup', 'ListProtectedResources', { MaxResults: 1000 }, TOKEN);
    }
    const restores = await aws.pages('backup', 'ListRestoreJobs', { MaxResults: 1000 }, TOKEN);
    const jobs = restores.flatMap((page) => page.RestoreJobs ?? []);
    if (jobs.some((job) => job.Status === 'COMPLETED' && isWithin(YEAR_MS, job.CreationDate))) return;
    await aws.pages('backup', 'ListRestoreTestingPlans', { MaxResults: 1000 }, TOKEN);
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const recorded = readRecorded(reader, scope, TYPES);
    if (lacks(recorded, [VAULT, PLAN])) {
      const facts = { plans: none, vaults: none, protected: none, restoreTests: none, restores: none };
      return { facts, completeness: reader.completeness(0) };
    }
    const vaults = reader.pages('backup:ListBackupVaults', {
      items: (page) => page.list('BackupVaultList'),
      token: ['NextToken'],
      read: (view) => ({
        name: view.text('BackupVaultName') ?? '',
        arn: view.text('BackupVaultArn') ?? '',
        encrypted: view.fact('EncryptionKeyArn', (one) => one.exists || undefined),
        locked: view.fact('Locked', (one) => one.bool()),
        points: view.number('NumberOfRecoveryPoints') ?? null,
      }),
    });
    if (isEmpty(vaults)) {
      const facts = { plans: none, vaults, protected: none, restoreTests: none, restores: none };
      return { facts, completeness: reader.completeness(0) };
    }
    const facts: BackupFacts = {
      plans: plansOf(reader, recorded),
      vaults,
      protected: protectedOf(reader, recorded),
      ...restoresOf(reader),
    };
    return {
      facts,
      completeness: reader.completeness(facts.protected.known ? facts.protected.value.items.length : null),
    };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    return [
      ...(await probeRecorded(connection, context)),
      probed('backup:ListBackupPlans', await aws.ask('backup', 'ListBackupPlans', { MaxResults: 1 })),
      probed('backup:ListBackupVaults', await aws.ask('backup', 'ListBackupVaults', { MaxResults: 1 })),
      probed('backup:ListProtectedResources', await aws.ask('backup', 'ListProtectedResources', { MaxResults: 1 })),
      probed('backup:ListRestoreTestingPlans', await aws.ask('backup', 'ListRestoreTestingPlans', { MaxResults: 1 })),
      probed('backup:ListRestoreJobs', await aws.ask('backup', 'ListRestoreJobs', { MaxResults: 1 })),
    ];
  },
});

function plansOf(reader: Reader, recorded: Recorded): Fact<Population<BackupPlan>> {
  const direct = () =>
    reader.pages('backup:ListBackupPlans', {
      items: (page) => page.list('BackupPlansList'),
      token: ['NextToken'],
      read: (view) => ({
        id: view.text('BackupPlanId') ?? '',
        name: view.text('BackupPlanName') ?? '',
        captured: null,
      }),
    });
  return listedBy<BackupPlan>(recorded, PLAN, recordedPlan, direct);
}

function recordedPlan(item: View): BackupPlan {
  const id = item.text('resourceId') ?? '';
  return { id, name: item.text('resourceName') ?? id, captured: capturedOf(item) };
}

/** AWS Backup's own word, where it was asked; else what AWS Config recorded. */
function protectedOf(reader: Reader, recorded: Recorded): BackupFacts['protected'] {
  const points = reader.asked('backup:ListProtectedResources') ? null : backedUp(recorded);
  if (points) {
    return known(
      whole(points.map(({ arn, type, last, captured }) => ({ arn, type, lastBackup: known(last), captured }))),
    );
  }
  return reader.pages('backup:ListProtectedResources', {
    items: (page) => page.list('Results'),
    token: ['NextToken'],
    read: (view) => ({
      arn: view.text('ResourceArn') ?? '',
      type: view.text('ResourceType') ?? '',
      lastBackup: view.fact('LastBackupTime', (one) => one.instant()),
      captured: null,
    }),
  });
}

function restoresOf(reader: Reader): Pick<BackupFacts, 'restores' | 'restoreTests'> {
  const restores = reader.pages('backup:ListRestoreJobs', {
    items: (page) => page.list('RestoreJobs'),
    token: ['NextToken'],
    read: (view) => ({
      id: view.text('RestoreJobId') ?? '',
      status: view.text('Status') ?? '',
      type: view.text('ResourceType') ?? null,
      created: view.instant('CreationDate') ?? null,
      tested: view.at('CreatedBy.RestoreTestingPlanArn').exists,
    }),
  });
  const isOnRecord = restores.known && restores.value.items.some(({ status }) => status === 'COMPLETED');
  if (isOnRecord && !reader.asked('backup:ListRestoreTestingPlans')) {
    return { restores, restoreTests: unknown('not asked for, since a completed restore is on record') };
  }
  const restoreTests = reader.pages('backup:ListRestoreTestingPlans', {
    items: (page) => page.list('RestoreTestingPlans'),
    token: ['NextToken'],
    read: (view) => ({
      name: view.text('RestoreTestingPlanName') ?? '',
      lastRun: view.instant('LastExecutionTime') ?? null,
    }),
  });
  return { restores, restoreTests };
}

function isWithin(milliseconds: number, moment: string | Date | undefined): boolean {
  return moment !== undefined && Date.now() - new Date(moment).getTime() < milliseconds;
}
