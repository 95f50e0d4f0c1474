import type { Plan } from './plan.ts';

export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly name: string;
  readonly subnets: readonly Subnet[];
}

export interface Subnet {
  readonly id: string;
  readonly cidr: string;
  readonly zone: string;
  readonly publicAddresses: boolean;
}

export interface FlowLog {
  readonly id: string;
  readonly vpc: string;
  readonly created: Date;
  readonly traffic: 'ALL' | 'REJECT';
  readonly status: 'ACTIVE';
  readonly deliver: 'SUCCESS' | 'FAILED';
  readonly error: string | null;
  readonly logGroup: string;
}

export interface SecurityRule {
  readonly id: string;
  readonly egress: boolean;
  readonly protocol: 'tcp' | 'udp' | '-1';
  readonly from: number;
  readonly to: number;
  readonly cidr4: string | null;
  readonly cidr6: string | null;
  readonly group: string | null;
  readonly description: string | null;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly vpc: string;
  readonly description: string;
  readonly rules: readonly SecurityRule[];
}

export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly flowLogs: readonly FlowLog[];
  readonly groups: readonly SecurityGroup[];
}

type RuleShape = readonly [
  egress: boolean,
  protocol: SecurityRule['protocol'],
  from: number,
  to: number,
  source: string,
  description?: string,
];

const anywhere = '0.0.0.0/0';
const outward: RuleShape = [true, '-1', -1, -1, anywhere];

export function networkOf(plan: Plan, region: string): Network {
  const main = vpc(plan, region, 'main', '10.20.0.0/16', false);
  const standard = vpc(plan, region, 'default', '172.31.0.0/16', true);
  const careless = plan.index === 4;
  const group = (name: string, inVpc: string, description: string, rules: readonly RuleShape[]): SecurityGroup => {
    const id = plan.resourceId('sg', region, name, inVpc);
    return { id, name, vpc: inVpc, description, rules: rules.map((shape, at) => rule(plan, id, at, shape)) };
  };
  const web = group('web', main.id, 'Public web traffic', [
    [false, 'tcp', 443, 443, anywhere, 'HTTPS'],
    [false, 'tcp', 443, 443, '::/0'],
    outward,
  ]);
  const groups: SecurityGroup[] = [
    web,
    group('orders', main.id, 'Application', [[false, 'tcp', 8080, 8080, web.id], outward]),
    group('database', main.id, 'Databases', [[false, 'tcp', 5432, 5432, '10.20.0.0/16'], outward]),
    group('default', main.id, 'default VPC security group', careless ? [[false, '-1', -1, -1, 'self'], outward] : []),
    group('default', standard.id, 'default VPC security group', [[false, '-1', -1, -1, 'self'], outward]),
  ];
  if (careless) {
    groups.push(
      group('bastion-open', main.id, 'Temporary', [
        [false, 'tcp', 22, 22, anywhere, 'remove me'],
        [false, 'tcp', 22, 22, '::/0'],
        outward,
      ]),
      group('everything-in', main.id, 'Debugging', [[false, '-1', -1, -1, anywhere], outward]),
      group('wide-range', main.id, 'Range that includes administration ports', [
        [false, 'tcp', 3000, 4000, anywhere],
        outward,
      ]),
    );
  }
  // Port 22 from inside and the internet on another port: each half is harmless, a query over both matches wrongly.
  if (plan.index >= 3)
    groups.push(
      group('split', main.id, 'Two rules', [
        [false, 'tcp', 22, 22, '10.0.0.0/8'],
        [false, 'tcp', 443, 443, anywhere],
        outward,
      ]),
    );
  return { vpcs: [main, standard], flowLogs: flowLogs(plan, region, main, standard), groups };
}

function flowLogs(plan: Plan, region: string, main: Vpc, standard: Vpc): FlowLog[] {
  const log = (of: Vpc, over: Partial<FlowLog> = {}): FlowLog => ({
    id: plan.resourceId('fl', region, of.id),
    vpc: of.id,
    created: plan.ago(400),
    traffic: 'ALL',
    status: 'ACTIVE',
    deliver: 'SUCCESS',
    error: null,
    logGroup: '/vpc/flow',
    ...over,
  });
  if (plan.index === 4) return [];
  if (plan.index === 5) return [log(main, { deliver: 'FAILED', error: 'Access error' })];
  return plan.index % 2 === 0 ? [log(main)] : [log(main), log(standard, { traffic: 'REJECT' })];
}

function vpc(plan: Plan, region: string, name: string, cidr: string, isDefault: boolean): Vpc {
  const base = cidr.split('.').slice(0, 2).join('.');
  const subnets = ['a', 'b', 'c'].map((zone, at) => ({
    id: plan.resourceId('subnet', region, name, zone),
    cidr: `${base}.${at * 16}.0/20`,
    zone: `${region}${zone}`,
    publicAddresses: isDefault || (plan.index === 4 && at === 0),
  }));
  return { id: plan.resourceId('vpc', region, name), cidr, isDefault, name, subnets };
}

function rule(
  plan: Plan,
  group: string,
  at: number,
  [egress, protocol, from, to, source, description]: RuleShape,
): SecurityRule {
  return {
    id: plan.resourceId('sgr', group, at),
    egress,
    protocol,
    from,
    to,
    cidr4: source.includes('.') ? source : null,
    cidr6: source.includes(':') ? source : null,
    group: source === 'self' ? group : source.startsWith('sg-') ? source : null,
    description: description ?? null,
  };
}
