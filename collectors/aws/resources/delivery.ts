import { cut, type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import { arnIn } from '../client/partition.ts';
import type { Reader } from '../read/reader.ts';
import { View } from '../read/view.ts';
import { directDistributions } from './direct-distributions.ts';
import { directQueues, directTopics } from './direct-messages.ts';
import { directFileSystems, directStacks } from './direct-platforms.ts';
import { direct, flag, type Kind, type Resource, word } from './kind.ts';

export interface LoadBalancer extends Resource {
  readonly kind: Fact<string>;
  readonly internetFacing: Fact<boolean>;
  readonly zones: Fact<number>;
  /** Where its access log goes is not in AWS Config; directly it is an attribute. */
  readonly accessLog: Fact<boolean>;
  readonly dropsInvalidHeaders: Fact<boolean>;
}

export interface Listener extends Resource {
  readonly loadBalancer: string | null;
  readonly protocol: Fact<string>;
  readonly tlsPolicy: string | null;
  readonly redirects: Fact<boolean>;
}

export interface Distribution extends Resource {
  readonly viewerProtocol: Fact<string>;
  readonly logging: Fact<boolean>;
  readonly minimumTls: Fact<string>;
  readonly firewall: Fact<boolean>;
}

export interface FileSystem extends Resource {
  readonly encrypted: Fact<boolean>;
  readonly backup: Fact<boolean>;
}

export interface Topic extends Resource {
  /** Null: none was chosen. */
  readonly key: Fact<string | null>;
}

export interface Queue extends Resource {
  readonly encrypted: Fact<boolean>;
}

export interface Stack extends Resource {
  readonly drift: Fact<string>;
}

export const loadBalancers: Kind<LoadBalancer> = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  read: ({ base, view, extra }) => ({
    ...base,
    name: view.text('LoadBalancerName') ?? base.name,
    kind: word(view, 'Type'),
    internetFacing: view.fact('Scheme', (one) =>
      one.text() === undefined ? undefined : one.text() === 'internet-facing',
    ),
    zones: view.fact('AvailabilityZones', (one) => one.list()?.length),
    accessLog: attribute(extra, 'access_logs.s3.enabled'),
    dropsInvalidHeaders: attribute(extra, 'routing.http.drop_invalid_header_fields.enabled'),
  }),
  direct: {
    ask: askLoadBalancers,
    read: (reader) =>
      reader.pages('elasticloadbalancing:DescribeLoadBalancers', {
        items: (page) => page.list('LoadBalancers'),
        token: ['NextMarker', 'Marker'],
        read: (item) => {
          const match = { LoadBalancerArn: item.text('LoadBalancerArn') ?? '' };
          const attributes = reader.one('elasticloadbalancing:DescribeLoadBalancerAttributes', (view) => view, {
            match,
          });
          const names = { id: 'LoadBalancerArn', arn: 'LoadBalancerArn', name: 'LoadBalancerName' };
          const read = loadBalancers.read(
            direct(item, names, attributes.known ? attributes.value : new View(undefined)),
          );
          return attributes.known ? read : { ...read, accessLog: attributes, dropsInvalidHeaders: attributes };
        },
      }),
  },
};

async function askLoadBalancers(aws: Session): Promise<void> {
  const token = { send: 'Marker', receive: 'NextMarker' };
  const pages = await aws.pages('elasticloadbalancing', 'DescribeLoadBalancers', { PageSize: 400 }, token);
  await aws.all(
    pages.flatMap((page) => page.LoadBalancers ?? []).flatMap((one) => one.LoadBalancerArn ?? []),
    async (arn) => {
      await aws.ask('elasticloadbalancing', 'DescribeLoadBalancerAttributes', { LoadBalancerArn: arn });
      await aws.pages('elasticloadbalancing', 'DescribeListeners', { LoadBalancerArn: arn, PageSize: 400 }, token);
    },
  );
}

function attribute(view: View, name: string): Fact<boolean> {
  return view.fact('Attributes', (one) =>
    one
      .list()
      ?.find((entry) => entry.text('Key') === name)
      ?.bool('Value'),
  );
}

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export const listeners: Kind<Listener> = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  read: ({ base, view }) => ({
    ...base,
    loadBalancer: view.text('LoadBalancerArn') ?? null,
    protocol: word(view, 'Protocol'),
    tlsPolicy: view.text('SslPolicy') ?? null,
    redirects: view.fact('DefaultActions', (one) =>
      one
        .list()
        ?.some((action) => action.text('Type') === 'redirect' && action.text('RedirectConfig.Protocol') === 'HTTPS'),
    ),
  }),
  // Asked together with the load balancers, one list for each of them.
  direct: { ask: async () => {}, read: readListeners },
};

function readListeners(reader: Reader): Fact<Population<Listener>> {
  const balancers = reader.pages('elasticloadbalancing:DescribeLoadBalancers', {
    items: (page) => page.list('LoadBalancers'),
    token: ['NextMarker', 'Marker'],
    read: (item) => item.text('LoadBalancerArn') ?? '',
  });
  if (!balancers.known) return balancers;
  const items: Listener[] = [];
  let unseen = balancers.value.unseen;
  for (const arn of balancers.value.items) {
    const some = reader.pages('elasticloadbalancing:DescribeListeners', {
      match: { LoadBalancerArn: arn },
      items: (page) => page.list('Listeners'),
      token: ['NextMarker', 'Marker'],
      read: (item) => listeners.read(direct(item, { id: 'ListenerArn', arn: 'ListenerArn' })),
    });
    if (some.known) items.push(...some.value.items);
    unseen ??= some.known ? some.value.unseen : some;
  }
  return known(unseen === null ? whole(items) : cut(items, null, unseen));
}

export const distributions: Kind<Distribution> = {
  type: 'AWS::CloudFront::Distribution',
  read: ({ base, view }) => {
    const config = view.at('distributionConfig');
    return {
      ...base,
      viewerProtocol: word(config, 'defaultCacheBehavior.viewerProtocolPolicy'),
      logging: flag(config, 'logging.enabled'),
      minimumTls: word(config, 'viewerCertificate.minimumProtocolVersion'),
      firewall: config.fact('webACLId', (one) => (one.text() === undefined ? undefined : one.text() !== '')),
    };
  },
  direct: directDistributions((described) => distributions.read(described)),
};

export const fileSystems: Kind<FileSystem> = {
  type: 'AWS::EFS::FileSystem',
  read: ({ base, view }) => ({
    ...base,
    encrypted: flag(view, 'Encrypted'),
    backup: view.fact('BackupPolicy.Status', (one) =>
      one.text() === undefined ? undefined : one.text() === 'ENABLED',
    ),
  }),
  direct: directFileSystems((described) => fileSystems.read(described)),
};

export const topics: Kind<Topic> = {
  type: 'AWS::SNS::Topic',
  // Without a key the field is left out; the topic's own ARN shows that its fields were seen.
  read: ({ base, view }) => ({
    ...base,
    key: view.at('TopicArn').exists
      ? known(view.text('KmsMasterKeyId') ?? null)
      : unknown('AWS did not return the attributes of the topic'),
  }),
  direct: directTopics((described) => topics.read(described)),
};

export const queues: Kind<Queue> = {
  type: 'AWS::SQS::Queue',
  read: ({ base, view }) => ({
    ...base,
    encrypted: view.at('KmsMasterKeyId').exists
      ? view.fact('KmsMasterKeyId', (one) => (one.text() === undefined ? undefined : true))
      : flag(view, 'SqsManagedSseEnabled'),
  }),
  direct: directQueues((described) => queues.read(described), queueArn),
};

/** Only its drift: the parameters and outputs of a stack may be secrets and are not asked for. */
export const stacks: Kind<Stack> = {
  type: 'AWS::CloudFormation::Stack',
  read: ({ base, view }) => ({ ...base, drift: word(view, 'driftInformation.stackDriftStatus') }),
  direct: directStacks((described) => stacks.read(described)),
};

function queueArn(name: string, scope: Scope): string {
  return arnIn(scope, 'sqs', name);
}
