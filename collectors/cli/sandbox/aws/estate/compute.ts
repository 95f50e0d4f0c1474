import type { Plan } from './plan.ts';
import type { Network } from './network.ts';

export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly image: string;
  readonly launched: Date;
  readonly state: 'running' | 'stopped';
  readonly tokens: 'required' | 'optional';
  readonly hopLimit: number;
  readonly publicIp: string | null;
  readonly privateIp: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly zone: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly profile: string | null;
  readonly volume: string;
  readonly monitored: boolean;
  readonly managed: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Volume {
  readonly id: string;
  readonly region: string;
  readonly zone: string;
  readonly created: Date;
  readonly size: number;
  readonly encrypted: boolean;
  readonly key: string | null;
  readonly state: 'in-use' | 'available';
  readonly instance: string | null;
  readonly snapshot: string | null;
}

export interface Snapshot {
  readonly id: string;
  readonly volume: string;
  readonly started: Date;
  readonly size: number;
  readonly encrypted: boolean;
  readonly key: string | null;
  /** Anyone may make a volume of it. */
  readonly isPublic: boolean;
  readonly description: string;
}

export function instancesOf(plan: Plan, region: string, network: Network): Instance[] {
  if (plan.index < 3) return [];
  const random = plan.random('instances', region);
  const count = 2 + random.int(4);
  const [main] = network.vpcs;
  if (!main) return [];
  const names = ['orders-1', 'orders-2', 'worker-1', 'worker-2', 'search-1', 'bastion'];
  return names.slice(0, count).map((name, at) => {
    const subnet = main.subnets[at % 3] ?? { id: '', zone: '' };
    const group = network.groups.find((one) => one.name === (plan.index === 4 && at === 0 ? 'bastion-open' : 'orders'));
    const exposed = plan.index === 4 && at === 0;
    return {
      id: plan.resourceId('i', region, name),
      name,
      type: at % 2 === 0 ? 'm7g.large' : 't3.medium',
      image: plan.resourceId('ami', region, 'base'),
      launched: plan.ago(3 + random.int(300)),
      state: at === 3 ? 'stopped' : 'running',
      tokens: plan.index === 4 && at % 2 === 0 ? 'optional' : 'required',
      hopLimit: 2,
      publicIp: exposed ? '203.0.113.24' : null,
      privateIp: `10.20.${(at % 3) * 16}.${10 + at}`,
      vpc: main.id,
      subnet: subnet.id,
      zone: subnet.zone,
      groups: group ? [{ id: group.id, name: group.name }] : [],
      profile: plan.index === 4 && at === 1 ? null : `${plan.arn('iam', '')}:instance-profile/application-runtime`,
      volume: plan.resourceId('vol', region, at),
      monitored: at % 2 === 0,
      managed: at !== 1,
      tags: plan.index === 4 && at === 1 ? {} : { Name: name, owner: 'platform' },
    };
  });
}

/** The volume at `at`; the first ones belong to the instances. */
export function volumeAt(plan: Plan, region: string, at: number, instances: readonly Instance[]): Volume {
  const instance = instances[at];
  const random = plan.random('volume', region, at);
  const encrypted = plan.index === 4 ? at % 2 === 0 : random.int(50) !== 7;
  return {
    id: plan.resourceId('vol', region, at),
    region,
    zone: instance?.zone ?? `${region}a`,
    created: plan.ago(1 + random.int(700)),
    size: 20 << random.int(5),
    encrypted,
    key: encrypted ? plan.dataKey(region) : null,
    state: instance ? 'in-use' : 'available',
    instance: instance?.id ?? null,
    snapshot: random.chance(0.3) ? plan.resourceId('snap', region, at) : null,
  };
}

export function snapshotsOf(plan: Plan, region: string): Snapshot[] {
  if (plan.index < 3) return [];
  return Array.from({ length: 4 }, (_, at) => {
    const encrypted = !(plan.index === 4 && at > 1);
    return {
      id: plan.resourceId('snap', region, at),
      volume: plan.resourceId('vol', region, at),
      started: plan.ago(at + 1),
      size: 80,
      encrypted,
      key: encrypted ? plan.dataKey(region) : null,
      isPublic: plan.index === 4 && at === 3,
      description: `Nightly snapshot ${at + 1}`,
    };
  });
}
