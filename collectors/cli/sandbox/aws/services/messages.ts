import type { Runtime } from '@aws-sdk/client-lambda';
import type { Distribution } from '../estate/platforms.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const lambda: Handlers<typeof import('@aws-sdk/client-lambda')> = {
  ListFunctions: (input, { account, region }) => {
    const page = pageOf(account.region(region).assets.functions, {
      list: 'functions',
      token: input.Marker,
      size: input.MaxItems,
      standard: 50,
      most: 50,
      invalid: 'InvalidParameterValueException',
    });
    return present({
      Functions: page.items.map((one) =>
        present({
          FunctionName: one.name,
          FunctionArn: one.arn,
          Runtime: one.runtime as Runtime,
          KMSKeyArn: one.key ?? undefined,
          Timeout: 30,
          MemorySize: 512,
          PackageType: 'Zip' as const,
          Environment: { Variables: { LOG_LEVEL: 'info', DATABASE_PASSWORD: `not-for-evidence-${one.name}` } },
        }),
      ),
      NextMarker: page.next,
    });
  },
};

export const sns: Handlers<typeof import('@aws-sdk/client-sns')> = {
  ListTopics: (input, { account, region }) => {
    const { topics } = account.region(region).platforms;
    const page = pageOf(topics, {
      list: 'topics',
      token: input.NextToken,
      size: undefined,
      standard: 100,
      most: 100,
      invalid: 'InvalidParameter',
    });
    return present({ Topics: page.items.map(({ arn }) => ({ TopicArn: arn })), NextToken: page.next });
  },

  GetTopicAttributes: (input, { account, region }) => {
    const one = account.region(region).platforms.topics.find(({ arn }) => arn === input.TopicArn);
    if (!one) throw new ServiceError('NotFoundException', 'Topic does not exist', { status: 404 });
    return {
      Attributes: {
        TopicArn: one.arn,
        Owner: account.id,
        ...(one.key !== null && { KmsMasterKeyId: one.key }),
      },
    };
  },
};

export const sqs: Handlers<typeof import('@aws-sdk/client-sqs')> = {
  ListQueues: (input, { account, region }) => {
    const { queues } = account.region(region).platforms;
    const page = pageOf(queues, {
      list: 'queues',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 1000,
      most: 1000,
      invalid: 'InvalidAddress',
    });
    const urls = page.items.map(({ name }) => `https://sqs.${region}.amazonaws.com/${account.id}/${name}`);
    return present({ QueueUrls: urls.length > 0 ? urls : undefined, NextToken: page.next });
  },

  GetQueueAttributes: (input, { account, region }) => {
    const name = input.QueueUrl?.split('/').at(-1);
    const one = account.region(region).platforms.queues.find((queue) => queue.name === name);
    if (!one) throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    return { Attributes: { SqsManagedSseEnabled: String(one.encrypted) } };
  },
};

export const cloudfront: Handlers<typeof import('@aws-sdk/client-cloudfront')> = {
  ListDistributions: (input, { account }) => {
    const { distributions } = account.region('us-east-1').platforms;
    const page = pageOf(distributions, {
      list: 'distributions',
      token: input.Marker,
      size: input.MaxItems,
      standard: 100,
      most: 100,
      invalid: 'InvalidArgument',
    });
    return {
      DistributionList: present({
        Marker: input.Marker ?? '',
        NextMarker: page.next,
        MaxItems: input.MaxItems ?? 100,
        IsTruncated: page.next !== undefined,
        Quantity: page.items.length,
        Items: page.items.length === 0 ? undefined : page.items.map(summaryOf),
      }),
    };
  },

  GetDistributionConfig: (input, { account }) => {
    const one = account.region('us-east-1').platforms.distributions.find(({ id }) => id === input.Id);
    if (!one)
      throw new ServiceError('NoSuchDistribution', 'The specified distribution does not exist.', { status: 404 });
    return { DistributionConfig: configOf(one), ETag: 'E2QWRUHAPOMQZL' };
  },
};

function summaryOf(one: Distribution) {
  const { CallerReference: _, Logging: __, DefaultRootObject: ___, ...shared } = configOf(one);
  return {
    ...shared,
    Id: one.id,
    ARN: one.arn,
    Status: 'Deployed',
    LastModifiedTime: new Date(0),
    DomainName: one.domain,
    Staging: false,
  };
}

function configOf(one: Distribution) {
  return {
    CallerReference: one.id,
    Aliases: { Quantity: 0 },
    DefaultRootObject: '',
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: 'web',
          DomainName: 'web.example.net',
          CustomHeaders: {
            Quantity: 1,
            Items: [{ HeaderName: 'X-Origin-Verify', HeaderValue: `not-for-evidence-${one.id}` }],
          },
        },
      ],
    },
    DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: one.viewers },
    CacheBehaviors: { Quantity: 0 },
    CustomErrorResponses: { Quantity: 0 },
    Comment: '',
    Logging: { Enabled: one.logged, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: 'PriceClass_100' as const,
    Enabled: true,
    ViewerCertificate: { CloudFrontDefaultCertificate: false, MinimumProtocolVersion: one.minimumTls },
    Restrictions: { GeoRestriction: { RestrictionType: 'none' as const, Quantity: 0 } },
    WebACLId: one.firewall,
    HttpVersion: 'http2' as const,
    IsIPV6Enabled: true,
  };
}
