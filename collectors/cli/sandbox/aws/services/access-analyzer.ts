import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const accessanalyzer: Handlers<typeof import('@aws-sdk/client-accessanalyzer')> = {
  ListAnalyzers: (input, { account, region }) => {
    const wanted = account
      .region(region)
      .posture.analyzers.filter((one) => input.type === undefined || input.type === one.type);
    const page = pageOf(wanted, {
      list: 'analyzers',
      token: input.nextToken,
      size: input.maxResults,
      standard: 100,
      most: 100,
      invalid: 'ValidationException',
    });
    return present({
      analyzers: page.items.map((one) => ({
        arn: one.arn,
        name: one.name,
        type: one.type,
        status: one.status,
        createdAt: one.created,
        tags: {},
      })),
      nextToken: page.next,
    });
  },

  ListFindingsV2: (input, call) => {
    const wantedStatus = input.filter?.['status']?.eq;
    const analyzer = analyzerOf(call, input.analyzerArn);
    const wanted = analyzer.findings.filter((one) => wantedStatus === undefined || wantedStatus.includes(one.status));
    const page = pageOf(wanted, {
      list: 'analyzer-findings',
      token: input.nextToken,
      size: input.maxResults,
      standard: 100,
      most: 100,
      invalid: 'ValidationException',
    });
    return present({
      findings: page.items.map((one) => ({
        id: one.id,
        resource: one.resource,
        resourceType: one.type,
        resourceOwnerAccount: call.account.id,
        status: one.status,
        findingType: 'ExternalAccess' as const,
        createdAt: one.at,
        analyzedAt: one.at,
        updatedAt: one.at,
      })),
      nextToken: page.next,
    });
  },

  ListFindings: (input, call) => {
    const analyzer = analyzerOf(call, input.analyzerArn);
    if (analyzer.type === 'ACCOUNT_UNUSED_ACCESS')
      throw new ServiceError('ValidationException', 'Unused access findings are listed by ListFindingsV2');
    const page = pageOf(analyzer.findings, {
      list: 'analyzer-findings-1',
      token: input.nextToken,
      size: input.maxResults,
      standard: 100,
      most: 100,
      invalid: 'ValidationException',
    });
    return present({
      findings: page.items.map((one) => ({
        id: one.id,
        resource: one.resource,
        resourceType: one.type,
        resourceOwnerAccount: call.account.id,
        status: one.status,
        isPublic: one.isPublic,
        principal: { AWS: '999988887777' },
        condition: {},
        createdAt: one.at,
        analyzedAt: one.at,
        updatedAt: one.at,
      })),
      nextToken: page.next,
    });
  },

  GetFindingsStatistics: (input, call) => {
    const { findings } = analyzerOf(call, input.analyzerArn);
    const count = (status: string): number => findings.filter((one) => one.status === status).length;
    return {
      findingsStatistics: [
        {
          externalAccessFindingsStatistics: {
            totalActiveFindings: count('ACTIVE'),
            totalArchivedFindings: count('ARCHIVED'),
            totalResolvedFindings: 0,
          },
        },
      ],
      lastUpdatedAt: call.account.plan.ago(0),
    };
  },
};

function analyzerOf(
  { account, region }: Call,
  arn: string | undefined,
): ReturnType<typeof account.region>['posture']['analyzers'][number] {
  const analyzer = account.region(region).posture.analyzers.find((one) => one.arn === arn);
  if (!analyzer) throw new ServiceError('ResourceNotFoundException', `Analyzer ${arn} does not exist`);
  return analyzer;
}
