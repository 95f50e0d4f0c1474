import type { Plan } from './plan.ts';

export interface Balancer {
  readonly name: string;
  readonly arn: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly vpc: string;
  readonly created: Date;
  readonly listeners: readonly {
    readonly arn: string;
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly policy: string | null;
    readonly redirect: boolean;
    readonly certificate: string | null;
  }[];
  readonly accessLogs: boolean;
  readonly dropInvalidHeaders: boolean;
  readonly deletionProtection: boolean;
}

export interface Certificate {
  readonly arn: string;
  readonly domain: string;
  readonly status: 'ISSUED' | 'EXPIRED';
  readonly type: 'AMAZON_ISSUED' | 'IMPORTED';
  readonly notAfter: Date;
  readonly inUse: boolean;
  readonly renewable: boolean;
}

export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  readonly changed: Date;
  readonly rotated: Date | null;
  readonly rotationDays: number | null;
  readonly key: string | null;
}

export interface ImageRepository {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  readonly scanOnPush: boolean;
  readonly immutable: boolean;
  readonly key: string | null;
}

export interface Table {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  readonly key: string | null;
  readonly recovery: boolean;
  readonly deletionProtection: boolean;
}

/** Services that applications stand on, in one region. */
export interface Assets {
  readonly balancers: readonly Balancer[];
  readonly certificates: readonly Certificate[];
  readonly secrets: readonly Secret[];
  readonly repositories: readonly ImageRepository[];
  readonly registryScan: 'BASIC' | 'ENHANCED';
  readonly tables: readonly Table[];
  readonly webAcls: readonly { readonly name: string; readonly id: string; readonly arn: string }[];
  readonly functions: readonly {
    readonly name: string;
    readonly arn: string;
    readonly runtime: string;
    readonly inVpc: boolean;
    readonly key: string | null;
  }[];
}

export const noAssets: Assets = {
  balancers: [],
  certificates: [],
  secrets: [],
  repositories: [],
  registryScan: 'BASIC',
  tables: [],
  webAcls: [],
  functions: [],
};

export function assetsOf(plan: Plan, region: string): Assets {
  const careless = plan.index === 4;
  const key = plan.dataKey(region);
  const certificates = certificatesOf(plan, region);
  const functionOf = (name: string, runtime: string, inVpc: boolean): Assets['functions'][number] => ({
    name,
    arn: `${plan.arn('lambda', region)}:function:${name}`,
    runtime,
    inVpc,
    key: careless ? null : key,
  });
  if (plan.index < 3)
    return {
      ...noAssets,
      certificates: [],
      functions: [functionOf('account-events', 'nodejs22.x', false)],
      registryScan: 'ENHANCED',
    };
  return {
    balancers: balancersOf(plan, region, certificates[0]?.arn ?? null),
    certificates,
    secrets: secretsOf(plan, region, key),
    repositories: ['orders', 'worker'].map((name, at) => ({
      name,
      arn: `${plan.arn('ecr', region)}:repository/${name}`,
      created: plan.ago(600),
      scanOnPush: !(careless && at === 1),
      immutable: !careless,
      key: careless ? null : key,
    })),
    registryScan: careless ? 'BASIC' : 'ENHANCED',
    tables: ['sessions', 'carts'].map((name, at) => ({
      name,
      arn: `${plan.arn('dynamodb', region)}:table/${name}`,
      created: plan.ago(500),
      key: at === 0 ? key : null,
      recovery: !(careless && at === 1),
      deletionProtection: !careless,
    })),
    webAcls: careless
      ? []
      : [
          {
            name: 'public-web',
            id: plan.uuid('acl', region),
            arn: `${plan.arn('wafv2', region)}:regional/webacl/public-web/${plan.uuid('acl', region)}`,
          },
        ],
    functions: [
      functionOf('reporting', careless ? 'nodejs16.x' : 'nodejs22.x', true),
      functionOf('thumbnails', 'python3.13', false),
    ],
  };
}

function certificatesOf(plan: Plan, region: string): Certificate[] {
  const certificate = (domain: string, days: number, over: Partial<Certificate> = {}): Certificate => ({
    arn: `${plan.arn('acm', region)}:certificate/${plan.uuid('certificate', region, domain)}`,
    domain,
    status: days < 0 ? 'EXPIRED' : 'ISSUED',
    type: 'AMAZON_ISSUED',
    notAfter: plan.ago(-days),
    inUse: true,
    renewable: true,
    ...over,
  });
  const list = [certificate(`${plan.account.name}.meridian-labs.example`, 210)];
  if (plan.index === 4) {
    list.push(
      certificate('legacy.meridian-labs.example', 12, { type: 'IMPORTED', renewable: false }),
      certificate('old.meridian-labs.example', -30, { inUse: false, renewable: false, type: 'IMPORTED' }),
    );
  }
  return list;
}

function balancersOf(plan: Plan, region: string, certificate: string | null): Balancer[] {
  const careless = plan.index === 4;
  const balancer = (name: string, scheme: Balancer['scheme']): Balancer => {
    const arn = `${plan.arn('elasticloadbalancing', region)}:loadbalancer/app/${name}/${plan.uuid('lb', region, name).slice(-12)}a1b2`;
    const listener = arn.replace(':loadbalancer/', ':listener/');
    const https = {
      arn: `${listener}/443a`,
      port: 443,
      protocol: 'HTTPS' as const,
      policy: careless ? 'ELBSecurityPolicy-2016-08' : 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      redirect: false,
      certificate,
    };
    const http = {
      arn: `${listener}/080b`,
      port: 80,
      protocol: 'HTTP' as const,
      policy: null,
      redirect: !careless,
      certificate: null,
    };
    return {
      name,
      arn,
      scheme,
      vpc: plan.resourceId('vpc', region, 'main'),
      created: plan.ago(480),
      listeners: scheme === 'internal' ? [https] : [https, http],
      accessLogs: !careless,
      dropInvalidHeaders: !careless,
      deletionProtection: !careless,
    };
  };
  return [balancer('public-web', 'internet-facing'), balancer('internal-api', 'internal')];
}

function secretsOf(plan: Plan, region: string, key: string): Secret[] {
  const secret = (name: string, over: Partial<Secret> = {}): Secret => ({
    name,
    arn: `${plan.arn('secretsmanager', region)}:secret:${name}-${plan.uuid('secret', region, name).slice(0, 6)}`,
    created: plan.ago(420),
    changed: plan.ago(20),
    rotated: plan.ago(20),
    rotationDays: 30,
    key,
    ...over,
  });
  const stale = { rotated: null, rotationDays: null, changed: plan.ago(420), key: null };
  return [secret('orders/database'), secret('partner/api-token', plan.index === 4 ? stale : {})];
}
