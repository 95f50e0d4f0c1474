import type { AccountState } from '../estate/account-state.ts';
import { type Family, familyOf, type Origin } from './item.ts';

/** Load balancers, certificates, secrets, images, tables, functions, backups and the detectors of Config's newer types. */
export function assetFamilies(account: AccountState, origin: Origin): Family[] {
  const { assets, recovery, posture } = account.region(origin.region);
  const listeners = assets.balancers.flatMap((balancer) =>
    balancer.listeners.map((listener) => ({ balancer, listener })),
  );
  const detectors = posture.detector ? [posture.detector] : [];
  const points = recovery.jobs.filter(({ state }) => state === 'COMPLETED');
  const blocked = posture.snapshotBlock === 'unblocked' ? [] : [posture.snapshotBlock];
  return [
    familyOf('AWS::ElasticLoadBalancingV2::LoadBalancer', origin, assets.balancers, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        loadBalancerArn: one.arn,
        loadBalancerName: one.name,
        scheme: one.scheme,
        type: 'application',
        vpcId: one.vpc,
        state: { code: 'active' },
        createdTime: one.created.toISOString(),
        ipAddressType: 'ipv4',
        securityGroups: [],
      },
    })),
    familyOf('AWS::ElasticLoadBalancingV2::Listener', origin, listeners, ({ balancer, listener }) => ({
      id: listener.arn,
      arn: listener.arn,
      configuration: {
        ListenerArn: listener.arn,
        LoadBalancerArn: balancer.arn,
        Port: listener.port,
        Protocol: listener.protocol,
        SslPolicy: listener.policy,
        Certificates: listener.certificate === null ? [] : [{ CertificateArn: listener.certificate }],
        DefaultActions: [
          listener.redirect
            ? { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }
            : { Type: 'forward' },
        ],
      },
    })),
    familyOf('AWS::ACM::Certificate', origin, assets.certificates, (one) => ({
      id: one.arn,
      arn: one.arn,
      configuration: {
        certificateArn: one.arn,
        domainName: one.domain,
        status: one.status,
        type: one.type,
        notAfter: one.notAfter.toISOString(),
        renewalEligibility: one.renewable ? 'ELIGIBLE' : 'INELIGIBLE',
        inUseBy: one.inUse ? ['in-use'] : [],
        keyAlgorithm: 'EC-prime256v1',
      },
    })),
    familyOf('AWS::SecretsManager::Secret', origin, assets.secrets, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        Id: one.arn,
        Name: one.name,
        KmsKeyId: one.key,
        RotationEnabled: one.rotationDays !== null,
        RotationRules: one.rotationDays === null ? null : { AutomaticallyAfterDays: one.rotationDays },
      },
    })),
    familyOf('AWS::ECR::Repository', origin, assets.repositories, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        RepositoryName: one.name,
        Arn: one.arn,
        ImageTagMutability: one.immutable ? 'IMMUTABLE' : 'MUTABLE',
        ImageScanningConfiguration: { ScanOnPush: one.scanOnPush },
        EncryptionConfiguration: { EncryptionType: one.key === null ? 'AES256' : 'KMS', KmsKey: one.key },
      },
    })),
    familyOf('AWS::DynamoDB::Table', origin, assets.tables, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        tableName: one.name,
        tableArn: one.arn,
        tableStatus: 'ACTIVE',
        deletionProtectionEnabled: one.deletionProtection,
        ...(one.key === null
          ? {}
          : { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: one.key } }),
      },
      supplementary: {
        ContinuousBackupsDescription: {
          continuousBackupsStatus: 'ENABLED',
          pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: one.recovery ? 'ENABLED' : 'DISABLED' },
        },
      },
    })),
    familyOf('AWS::Lambda::Function', origin, assets.functions, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      configuration: {
        functionName: one.name,
        functionArn: one.arn,
        runtime: one.runtime,
        kmskeyArn: one.key,
        vpcConfig: {
          subnetIds: one.inVpc ? [account.plan.resourceId('subnet', origin.region, 'main', 'a')] : [],
          securityGroupIds: [],
        },
        timeout: 30,
        memorySize: 512,
        packageType: 'Zip',
      },
    })),
    familyOf('AWS::Backup::BackupPlan', origin, recovery.plans, (one) => ({
      id: one.id,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        BackupPlanId: one.id,
        BackupPlanArn: one.arn,
        BackupPlan: {
          BackupPlanName: one.name,
          BackupPlanRule: [
            {
              RuleName: 'daily',
              TargetBackupVault: one.vault,
              ScheduleExpression: one.schedule,
              Lifecycle: { DeleteAfterDays: one.deleteAfterDays },
              CopyActions: one.copied ? [{ DestinationBackupVaultArn: one.arn }] : [],
            },
          ],
        },
      },
    })),
    familyOf('AWS::Backup::BackupVault', origin, recovery.vaults, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        BackupVaultName: one.name,
        BackupVaultArn: one.arn,
        EncryptionKeyArn: one.key,
        LockConfiguration: one.locked ? { MinRetentionDays: 7 } : null,
      },
    })),
    familyOf('AWS::Backup::RecoveryPoint', origin, points, (one) => {
      const arn = `${account.plan.arn('backup', origin.region)}:recovery-point:${one.id}`;
      return {
        id: arn,
        arn,
        created: one.at,
        configuration: {
          RecoveryPointArn: arn,
          BackupVaultName: 'production',
          ResourceArn: one.resource,
          ResourceType: one.type,
          Status: one.state,
          CreationDate: one.at.toISOString(),
          CompletionDate: one.at.toISOString(),
          IsEncrypted: true,
        },
      };
    }),
    familyOf('AWS::GuardDuty::Detector', origin, detectors, (one) => ({
      id: one.id,
      arn: `${account.plan.arn('guardduty', origin.region)}:detector/${one.id}`,
      created: one.created,
      configuration: { Id: one.id, Enable: one.enabled, FindingPublishingFrequency: 'SIX_HOURS' },
    })),
    familyOf('AWS::EC2::SnapshotBlockPublicAccess', origin, blocked, (state) => ({
      id: account.id,
      arn: `${account.plan.arn('ec2', origin.region)}:snapshot-block-public-access`,
      configuration: { AccountId: account.id, State: state },
    })),
    familyOf('AWS::AccessAnalyzer::Analyzer', origin, posture.analyzers, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: { AnalyzerName: one.name, Arn: one.arn, Type: one.type },
    })),
  ];
}
