import type { Posture, Severities } from '../estate/posture.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const guardduty: Handlers<typeof import('@aws-sdk/client-guardduty')> = {
  ListDetectors: (_input, { account, region }) => {
    const { detector } = account.region(region).posture;
    return { DetectorIds: detector ? [detector.id] : [] };
  },

  GetDetector: (input, call) => {
    const detector = detectorOf(call, input.DetectorId);
    const names = [
      'CLOUD_TRAIL',
      'DNS_LOGS',
      'FLOW_LOGS',
      'S3_DATA_EVENTS',
      'EKS_AUDIT_LOGS',
      'EBS_MALWARE_PROTECTION',
      'RDS_LOGIN_EVENTS',
      'LAMBDA_NETWORK_LOGS',
    ] as const;
    return {
      Status: detector.enabled ? 'ENABLED' : 'DISABLED',
      ServiceRole: `arn:aws:iam::${call.account.id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
      CreatedAt: detector.created.toISOString(),
      UpdatedAt: detector.created.toISOString(),
      FindingPublishingFrequency: 'SIX_HOURS',
      Features: names.map((Name) => ({
        Name,
        Status: detector.features.includes(Name) ? ('ENABLED' as const) : ('DISABLED' as const),
        UpdatedAt: detector.created,
      })),
      Tags: {},
    };
  },

  GetFindingsStatistics: (input, call) => {
    const { findings } = detectorOf(call, input.DetectorId);
    if (input.GroupBy !== undefined && input.GroupBy !== 'SEVERITY') {
      throw new ServiceError(
        'BadRequestException',
        `The sandbox groups findings by SEVERITY only, not by ${input.GroupBy}`,
      );
    }
    const numbers = [
      [9, findings.critical],
      [8, findings.high],
      [5, findings.medium],
      [2, findings.low],
    ] as const;
    const counted = numbers.filter(([, count]) => count > 0);
    if (input.GroupBy === undefined)
      return {
        FindingStatistics: {
          CountBySeverity: Object.fromEntries(counted.map(([severity, count]) => [`${severity}.0`, count])),
        },
      };
    return {
      FindingStatistics: {
        GroupedBySeverity: counted.map(([Severity, TotalFindings]) => ({
          Severity,
          TotalFindings,
          LastGeneratedAt: call.account.plan.ago(1),
        })),
      },
    };
  },

  ListFindings: (input, call) => {
    const { findings, id } = detectorOf(call, input.DetectorId);
    const ids = Array.from({ length: total(findings) }, (_, at) =>
      call.account.plan.uuid('guardduty', id, at).replaceAll('-', ''),
    );
    const page = pageOf(ids, {
      list: 'findings',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 50,
      most: 50,
      invalid: 'BadRequestException',
    });
    return present({ FindingIds: [...page.items], NextToken: page.next });
  },

  ListOrganizationAdminAccounts: (_input, { estate }) => {
    const admin = estate.accounts[1]?.id;
    return { AdminAccounts: admin === undefined ? [] : [{ AdminAccountId: admin, AdminStatus: 'ENABLED' as const }] };
  },
};

function detectorOf({ account, region }: Call, id: string | undefined): NonNullable<Posture['detector']> {
  const { detector } = account.region(region).posture;
  if (!detector || detector.id !== id) {
    throw new ServiceError(
      'BadRequestException',
      'The request is rejected because the input detectorId is not owned by the current account.',
    );
  }
  return detector;
}

export const inspector2: Handlers<typeof import('@aws-sdk/client-inspector2')> = {
  BatchGetAccountStatus: (input, call) => {
    const wanted = input.accountIds && input.accountIds.length > 0 ? input.accountIds : [call.account.id];
    // Other accounts are visible to the delegated administrator alone.
    const visible = wanted.filter((id) => id === call.account.id || call.account === call.estate.accounts[1]);
    const state = (
      on: boolean,
    ): { status: 'ENABLED' | 'DISABLED'; errorCode: 'ALREADY_ENABLED'; errorMessage: string } => ({
      status: on ? 'ENABLED' : 'DISABLED',
      errorCode: 'ALREADY_ENABLED',
      errorMessage: '',
    });
    return {
      accounts: visible.flatMap((id) => {
        const account = call.estate.account(id);
        if (!account) return [];
        const { inspector } = account.region(call.region).posture;
        const of = (on: boolean | undefined): ReturnType<typeof state> => state(on === true);
        return [
          {
            accountId: id,
            state: of(inspector !== null),
            resourceState: {
              ec2: of(inspector?.ec2),
              ecr: of(inspector?.ecr),
              lambda: of(inspector?.lambda),
              lambdaCode: of(false),
            },
          },
        ];
      }),
      failedAccounts: wanted
        .filter((id) => !visible.includes(id))
        .map((accountId) => ({
          accountId,
          errorCode: 'ACCESS_DENIED' as const,
          errorMessage: 'Not a member of this administrator',
        })),
    };
  },

  ListFindingAggregations: (input, call) => {
    if (input.aggregationType !== 'ACCOUNT')
      throw new ServiceError(
        'ValidationException',
        `The sandbox aggregates by ACCOUNT only, not by ${input.aggregationType}`,
      );
    const { findings } = inspectorOf(call);
    const { critical, high, medium } = findings;
    return {
      aggregationType: 'ACCOUNT',
      responses: [
        {
          accountAggregation: {
            accountId: call.account.id,
            severityCounts: { all: total(findings), critical, high, medium },
          },
        },
      ],
    };
  },

  ListCoverageStatistics: (input, call) => {
    const { covered, uncovered } = inspectorOf(call);
    const groups =
      input.groupBy === 'SCAN_STATUS_CODE'
        ? [covered, uncovered].map((count) => ({ groupKey: 'SCAN_STATUS_CODE' as const, count }))
        : undefined;
    return present({ totalCounts: covered + uncovered, countsByGroup: groups });
  },
};

function inspectorOf({ account, region, principal }: Call): NonNullable<Posture['inspector']> {
  const { inspector } = account.region(region).posture;
  if (!inspector) {
    throw new ServiceError(
      'AccessDeniedException',
      `Invoking account ${account.id} (${principal.arn}) does not have Inspector enabled`,
    );
  }
  return inspector;
}

function total({ critical, high, medium, low }: Severities): number {
  return critical + high + medium + low;
}

export const macie2: Handlers<typeof import('@aws-sdk/client-macie2')> = {
  GetMacieSession: (_input, call) => ({
    status: macieOf(call),
    createdAt: call.account.plan.ago(300),
    updatedAt: call.account.plan.ago(300),
    findingPublishingFrequency: 'SIX_HOURS',
    serviceRole: `arn:aws:iam::${call.account.id}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
  }),

  GetBucketStatistics: (_input, call) => {
    macieOf(call);
    const buckets = call.account.storage.buckets.filter((bucket) => bucket.region === call.region);
    const kmsManaged = buckets.filter((bucket) => bucket.encryption.algorithm === 'aws:kms').length;
    const publiclyAccessible = buckets.filter((bucket) => bucket.policyPublic || bucket.publicAcl).length;
    return {
      bucketCount: buckets.length,
      bucketCountByEffectivePermission: {
        publiclyAccessible,
        publiclyReadable: publiclyAccessible,
        publiclyWritable: 0,
        unknown: 0,
      },
      bucketCountByEncryptionType: { kmsManaged, s3Managed: buckets.length - kmsManaged, unencrypted: 0, unknown: 0 },
      bucketCountBySharedAccessType: { external: 0, internal: 0, notShared: buckets.length, unknown: 0 },
      lastUpdated: call.account.plan.ago(1),
    };
  },

  GetAutomatedDiscoveryConfiguration: (_input, call) => {
    macieOf(call);
    return {
      status: call.account.region(call.region).posture.macieDiscovery ? 'ENABLED' : 'DISABLED',
      autoEnableOrganizationMembers: 'NONE',
    };
  },
};

function macieOf({ account, region }: Call): 'ENABLED' | 'PAUSED' {
  const { macie } = account.region(region).posture;
  if (macie === null) throw new ServiceError('AccessDeniedException', 'Macie is not enabled');
  return macie;
}
