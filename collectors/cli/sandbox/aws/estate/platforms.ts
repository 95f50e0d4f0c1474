import type { Plan } from './plan.ts';

/** Managed platforms of one region. */
export interface Platforms {
  readonly scalingGroups: readonly {
    readonly name: string;
    readonly arn: string;
    readonly zones: readonly string[];
    readonly balanced: boolean;
  }[];
  readonly stacks: readonly {
    readonly name: string;
    readonly arn: string;
    readonly drift: 'IN_SYNC' | 'DRIFTED' | 'NOT_CHECKED';
    readonly created: Date;
  }[];
  readonly distributions: readonly Distribution[];
  readonly fileSystems: readonly {
    readonly id: string;
    readonly arn: string;
    readonly encrypted: boolean;
    readonly backedUp: boolean;
  }[];
  readonly clusters: readonly {
    readonly name: string;
    readonly arn: string;
    readonly isPublic: boolean;
    readonly audited: boolean;
    readonly key: string | null;
  }[];
  readonly searchDomains: readonly { readonly name: string; readonly arn: string; readonly safe: boolean }[];
  readonly warehouses: readonly {
    readonly name: string;
    readonly arn: string;
    readonly encrypted: boolean;
    readonly isPublic: boolean;
  }[];
  readonly topics: readonly { readonly arn: string; readonly name: string; readonly key: string | null }[];
  readonly queues: readonly { readonly arn: string; readonly name: string; readonly encrypted: boolean }[];
}

export interface Distribution {
  readonly id: string;
  readonly arn: string;
  readonly domain: string;
  readonly viewers: 'redirect-to-https' | 'allow-all';
  readonly logged: boolean;
  readonly minimumTls: 'TLSv1.2_2021' | 'TLSv1';
  readonly firewall: string;
}

export const noPlatforms: Platforms = {
  scalingGroups: [],
  stacks: [],
  distributions: [],
  fileSystems: [],
  clusters: [],
  searchDomains: [],
  warehouses: [],
  topics: [],
  queues: [],
};

export function platformsOf(plan: Plan, region: string): Platforms {
  const key = plan.dataKey(region);
  const careless = plan.index === 4;
  const topics = [
    { arn: `${plan.arn('sns', region)}:security-alerts`, name: 'security-alerts', key: careless ? null : key },
  ];
  const stack = (name: string, drift: Platforms['stacks'][number]['drift']): Platforms['stacks'][number] => ({
    name,
    arn: `${plan.arn('cloudformation', region)}:stack/${name}/${plan.uuid('stack', region, name)}`,
    drift,
    created: plan.ago(600),
  });
  const baseline = stack('StackSet-account-baseline', plan.index % 3 === 2 ? 'NOT_CHECKED' : 'IN_SYNC');
  if (plan.index < 3) return { ...noPlatforms, topics, stacks: [baseline] };
  const fileSystem = plan.resourceId('fs', region, 'shared');
  return {
    scalingGroups: [
      {
        name: 'orders',
        arn: `${plan.arn('autoscaling', region)}:autoScalingGroup:${plan.uuid('asg', region)}:autoScalingGroupName/orders`,
        zones: careless ? [`${region}a`] : [`${region}a`, `${region}b`],
        balanced: true,
      },
    ],
    stacks: [baseline, stack('network', careless ? 'DRIFTED' : 'IN_SYNC')],
    distributions: region === 'us-east-1' ? [distributionOf(plan, careless)] : [],
    fileSystems: [
      {
        id: fileSystem,
        arn: `${plan.arn('elasticfilesystem', region)}:file-system/${fileSystem}`,
        encrypted: !careless,
        backedUp: !careless,
      },
    ],
    clusters:
      plan.index % 2 === 1 || careless
        ? [
            {
              name: 'main',
              arn: `${plan.arn('eks', region)}:cluster/main`,
              isPublic: careless,
              audited: !careless,
              key: careless ? null : key,
            },
          ]
        : [],
    searchDomains:
      plan.index % 3 === 0 || careless
        ? [{ name: 'logs', arn: `${plan.arn('es', region)}:domain/logs`, safe: !careless }]
        : [],
    warehouses:
      plan.index === 6
        ? [
            {
              name: 'analytics',
              arn: `${plan.arn('redshift', region)}:cluster:analytics`,
              encrypted: true,
              isPublic: region !== plan.home,
            },
          ]
        : [],
    topics,
    queues: [
      { arn: `${plan.arn('sqs', region)}:orders`, name: 'orders', encrypted: true },
      { arn: `${plan.arn('sqs', region)}:orders-dead-letters`, name: 'orders-dead-letters', encrypted: !careless },
    ],
  };
}

function distributionOf(plan: Plan, careless: boolean): Distribution {
  const id = `E${plan.uuid('distribution').replaceAll('-', '').slice(0, 13).toUpperCase()}`;
  return {
    id,
    arn: `arn:aws:cloudfront::${plan.account.id}:distribution/${id}`,
    domain: `${id.toLowerCase()}.cloudfront.net`,
    viewers: careless ? 'allow-all' : 'redirect-to-https',
    logged: !careless,
    minimumTls: careless ? 'TLSv1' : 'TLSv1.2_2021',
    firewall: careless
      ? ''
      : `${plan.arn('wafv2', 'us-east-1')}:global/webacl/public-web/${plan.uuid('acl', 'global')}`,
  };
}
