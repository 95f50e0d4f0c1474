export {
  ListBackupPlansCommand as ListBackupPlans,
  ListBackupVaultsCommand as ListBackupVaults,
  ListProtectedResourcesCommand as ListProtectedResources,
  ListRestoreJobsCommand as ListRestoreJobs,
  ListRestoreTestingPlansCommand as ListRestoreTestingPlans,
  BackupClient as Client,
} from '@aws-sdk/client-backup';
