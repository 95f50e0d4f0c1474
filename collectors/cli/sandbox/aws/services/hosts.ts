import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const wafv2: Handlers<typeof import('@aws-sdk/client-wafv2')> = {
  ListWebACLs: (input, { account, region }) => {
    if (input.Scope === 'CLOUDFRONT' && region !== 'us-east-1') {
      throw new ServiceError('WAFInvalidParameterException', 'The scope CLOUDFRONT is served in us-east-1 only');
    }
    const acls = input.Scope === 'CLOUDFRONT' ? [] : account.region(region).assets.webAcls;
    return {
      WebACLs: acls.map((one) => ({ Name: one.name, Id: one.id, ARN: one.arn, Description: '', LockToken: one.id })),
    };
  },
};

export const ssm: Handlers<typeof import('@aws-sdk/client-ssm')> = {
  DescribeInstanceInformation: (input, { account, region }) => {
    const managed = account.region(region).instances.filter((one) => one.managed && one.state === 'running');
    const page = pageOf(managed, {
      list: 'managed',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 50,
      most: 50,
      invalid: 'InvalidNextToken',
    });
    return present({
      InstanceInformationList: page.items.map((one) => ({
        InstanceId: one.id,
        PingStatus: 'Online' as const,
        LastPingDateTime: new Date(account.plan.epoch - 120_000),
        AgentVersion: '3.3.2299.0',
        IsLatestVersion: true,
        PlatformType: 'Linux' as const,
        PlatformName: 'Amazon Linux',
        PlatformVersion: '2023',
        ResourceType: 'EC2Instance' as const,
        IPAddress: one.privateIp,
        ComputerName: one.name,
      })),
      NextToken: page.next,
    });
  },

  ListResourceComplianceSummaries: (input, { account, region }) => {
    const managed = account.region(region).instances.filter((one) => one.managed && one.state === 'running');
    const page = pageOf(managed, {
      list: 'patches',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 50,
      most: 50,
      invalid: 'InvalidNextToken',
    });
    return present({
      ResourceComplianceSummaryItems: page.items.map((one, at) => {
        const missing = account.plan.index === 4 ? 3 : at === 2 ? 1 : 0;
        return {
          ComplianceType: 'Patch',
          ResourceType: 'ManagedInstance',
          ResourceId: one.id,
          Status: missing > 0 ? ('NON_COMPLIANT' as const) : ('COMPLIANT' as const),
          OverallSeverity:
            missing > 1 ? ('CRITICAL' as const) : missing > 0 ? ('MEDIUM' as const) : ('UNSPECIFIED' as const),
          ExecutionSummary: { ExecutionTime: account.plan.ago(1), ExecutionType: 'Command' },
          CompliantSummary: { CompliantCount: 300 },
          NonCompliantSummary: {
            NonCompliantCount: missing,
            SeveritySummary: { CriticalCount: missing > 1 ? missing : 0, MediumCount: missing === 1 ? 1 : 0 },
          },
        };
      }),
      NextToken: page.next,
    });
  },
};
