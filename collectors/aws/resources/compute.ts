import type { Fact } from '#shared/evidence/fact.ts';
import { directFunctions } from './direct-messages.ts';
import { directClusters, directScalingGroups } from './direct-platforms.ts';
import { direct, directEc2, flag, type Kind, type Resource, word } from './kind.ts';

export interface Volume extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly attached: Fact<boolean>;
}

export interface Instance extends Resource {
  readonly state: Fact<string>;
  readonly metadataTokens: Fact<string>;
  /** "disabled": the instance has no metadata service. */
  readonly metadataEndpoint: Fact<string>;
  readonly publicIp: string | null;
  readonly profile: string | null;
  readonly launched: Fact<string>;
}

/** No environment: its values are often secrets, so they are never asked for. */
export interface LambdaFunction extends Resource {
  readonly runtime: Fact<string>;
}

export interface EksCluster extends Resource {
  readonly publicEndpoint: Fact<boolean>;
  readonly publicCidrs: readonly string[];
  readonly auditLog: Fact<boolean>;
  readonly secretsEncrypted: Fact<boolean>;
}

export interface Repository extends Resource {
  readonly scanOnPush: Fact<boolean>;
  readonly immutableTags: Fact<boolean>;
}

export interface AutoScalingGroup extends Resource {
  readonly zones: Fact<number>;
  readonly balanced: boolean;
  readonly healthCheck: string | null;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html */
export const volumes: Kind<Volume> = {
  type: 'AWS::EC2::Volume',
  read: ({ base, view }) => ({
    ...base,
    encrypted: flag(view, 'encrypted'),
    attached: view.fact(view.at('attachmentSet').exists ? 'attachmentSet' : 'attachments', (one) => {
      const list = one.list();
      return list && list.length > 0;
    }),
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeVolumes', { MaxResults: 500 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeVolumes', {
        items: (page) => page.list('volumeSet'),
        token: ['nextToken', 'NextToken'],
        read: (item) => volumes.read(directEc2(item, scope, 'volume', { id: 'volumeId' })),
      }),
  },
};

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html (user data is not part of it) */
export const instances: Kind<Instance> = {
  type: 'AWS::EC2::Instance',
  read: ({ base, view }) => ({
    ...base,
    state: word(view, view.at('instanceState').exists ? 'instanceState.name' : 'state.name'),
    metadataTokens: word(view, 'metadataOptions.httpTokens'),
    metadataEndpoint: word(view, 'metadataOptions.httpEndpoint'),
    publicIp: view.text('publicIpAddress') ?? view.text('ipAddress') ?? null,
    profile: view.text('iamInstanceProfile.arn') ?? null,
    launched: view.fact('launchTime', (one) => one.instant()),
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeInstances', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeInstances', {
        items: (page) => page.list('reservationSet')?.flatMap((one) => one.list('instancesSet') ?? []),
        token: ['nextToken', 'NextToken'],
        read: (item) => instances.read(directEc2(item, scope, 'instance', { id: 'instanceId' })),
      }),
  },
};

export const lambdaFunctions: Kind<LambdaFunction> = {
  type: 'AWS::Lambda::Function',
  read: ({ base, view }) => ({ ...base, runtime: word(view, 'runtime') }),
  direct: directFunctions((described) => lambdaFunctions.read(described)),
};

export const eksClusters: Kind<EksCluster> = {
  type: 'AWS::EKS::Cluster',
  read: ({ base, view }) => ({
    ...base,
    publicEndpoint: flag(view, 'ResourcesVpcConfig.EndpointPublicAccess'),
    publicCidrs: view.texts('ResourcesVpcConfig.PublicAccessCidrs') ?? [],
    auditLog: view.fact('Logging.ClusterLogging.EnabledTypes', (one) =>
      one.list()?.some((kind) => kind.text('Type') === 'audit'),
    ),
    secretsEncrypted: view.fact('EncryptionConfig', (one) => {
      const list = one.list();
      return list && list.length > 0;
    }),
  }),
  direct: directClusters((described) => eksClusters.read(described)),
};

export const repositories: Kind<Repository> = {
  type: 'AWS::ECR::Repository',
  read: ({ base, view }) => ({
    ...base,
    scanOnPush: flag(view, 'ImageScanningConfiguration.ScanOnPush'),
    immutableTags: view.fact('ImageTagMutability', (one) =>
      one.text() === undefined ? undefined : one.text()?.startsWith('IMMUTABLE'),
    ),
  }),
  direct: {
    ask: async (aws) =>
      void (await aws.pages(
        'ecr',
        'DescribeRepositories',
        { maxResults: 1000 },
        { send: 'nextToken', receive: 'nextToken' },
      )),
    read: (reader) =>
      reader.pages('ecr:DescribeRepositories', {
        items: (page) => page.list('repositories'),
        token: ['nextToken'],
        read: (item) =>
          repositories.read(direct(item, { id: 'repositoryName', arn: 'repositoryArn', name: 'repositoryName' })),
      }),
  },
};

export const autoScalingGroups: Kind<AutoScalingGroup> = {
  type: 'AWS::AutoScaling::AutoScalingGroup',
  read: ({ base, view }) => ({
    ...base,
    zones: view.fact('availabilityZones', (one) => one.list()?.length),
    balanced: (view.list('loadBalancerNames')?.length ?? 0) + (view.list('targetGroupARNs')?.length ?? 0) > 0,
    healthCheck: view.text('healthCheckType') ?? null,
  }),
  direct: directScalingGroups((described) => autoScalingGroups.read(described)),
};
