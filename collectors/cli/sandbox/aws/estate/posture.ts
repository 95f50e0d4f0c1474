import type { Plan } from './plan.ts';

export interface Severities {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

export interface Detector {
  readonly id: string;
  readonly enabled: boolean;
  readonly created: Date;
  /** Protection plans that are on. */
  readonly features: readonly string[];
  readonly findings: Severities;
}

export interface SecurityHub {
  readonly subscribed: Date;
  /** ARNs of standards after "arn:aws:securityhub:REGION::". */
  readonly standards: readonly string[];
  readonly pending: boolean;
}

export interface Inspector {
  readonly ec2: boolean;
  readonly ecr: boolean;
  readonly lambda: boolean;
  readonly findings: Severities;
  readonly covered: number;
  readonly uncovered: number;
}

export interface Analyzer {
  readonly name: string;
  readonly arn: string;
  readonly type: 'ACCOUNT' | 'ORGANIZATION' | 'ACCOUNT_UNUSED_ACCESS';
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly created: Date;
  readonly findings: readonly AnalyzerFinding[];
}

export interface AnalyzerFinding {
  readonly id: string;
  readonly resource: string;
  readonly type: 'AWS::S3::Bucket' | 'AWS::IAM::Role';
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly isPublic: boolean;
  readonly at: Date;
}

/** What an account has switched on in one region. Null: not switched on at all. */
export interface Posture {
  readonly ebsEncryption: boolean;
  readonly ebsKey: string;
  readonly snapshotBlock: 'block-all-sharing' | 'block-new-sharing' | 'unblocked';
  readonly imageBlock: 'block-new-sharing' | 'unblocked';
  readonly metadataTokens: 'required' | 'optional' | null;
  readonly detector: Detector | null;
  readonly hub: SecurityHub | null;
  readonly inspector: Inspector | null;
  readonly macie: 'ENABLED' | 'PAUSED' | null;
  readonly macieDiscovery: boolean;
  readonly analyzers: readonly Analyzer[];
}

const protection = [
  'CLOUD_TRAIL',
  'DNS_LOGS',
  'FLOW_LOGS',
  'S3_DATA_EVENTS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
];
const noFindings: Severities = { critical: 0, high: 0, medium: 0, low: 0 };

export function postureOf(plan: Plan, region: string, empty: boolean): Posture {
  const { index, home } = plan;
  const careless = index === 4;
  const atHome = region === home;
  return {
    ebsEncryption: !careless && !(index === 6 && !atHome),
    ebsKey: careless ? 'alias/aws/ebs' : plan.dataKey(region),
    snapshotBlock: careless ? 'unblocked' : index === 5 ? 'block-new-sharing' : 'block-all-sharing',
    imageBlock: careless ? 'unblocked' : 'block-new-sharing',
    metadataTokens: careless ? null : 'required',
    detector: detectorOf(plan, region, empty),
    hub: careless || (index === 6 && !atHome) ? null : hubOf(plan, region),
    inspector: inspectorOf(plan, region, empty),
    macie: index === 3 || index === 2 ? 'ENABLED' : index === 5 ? 'PAUSED' : null,
    macieDiscovery: index === 3,
    analyzers: analyzersOf(plan, region),
  };
}

function detectorOf(plan: Plan, region: string, empty: boolean): Detector | null {
  // The staging account forgot the regions it does not work in; attackers do not.
  if (plan.index === 4 && region !== plan.home) return null;
  const suspended = plan.index === 6 && region === 'us-east-1';
  const random = plan.random('guardduty', region);
  return {
    id: plan.uuid('detector', region).replaceAll('-', ''),
    enabled: !suspended,
    created: plan.ago(500),
    features: plan.index === 4 ? protection.slice(0, 3) : protection,
    findings:
      empty || plan.index < 3
        ? noFindings
        : { critical: 0, high: plan.index === 4 ? 3 : 0, medium: random.int(4), low: random.int(12) },
  };
}

function hubOf(plan: Plan, region: string): SecurityHub {
  return {
    subscribed: plan.ago(450),
    standards: [
      'standards/aws-foundational-security-best-practices/v/1.0.0',
      ...(region === plan.home ? ['standards/cis-aws-foundations-benchmark/v/3.0.0'] : []),
    ],
    pending: plan.index === 5,
  };
}

function inspectorOf(plan: Plan, region: string, empty: boolean): Inspector | null {
  if (plan.index === 4 || (plan.index === 7 && region !== plan.home)) return null;
  const random = plan.random('inspector', region);
  const busy = !empty && plan.index >= 3;
  return {
    ec2: true,
    ecr: true,
    lambda: plan.index !== 5,
    findings: busy
      ? { critical: random.int(3), high: random.int(9), medium: random.int(40), low: random.int(60) }
      : noFindings,
    covered: busy ? 6 + random.int(6) : 0,
    uncovered: busy ? random.int(2) : 0,
  };
}

function analyzersOf(plan: Plan, region: string): Analyzer[] {
  if (plan.index === 4) return [];
  const arn = (name: string): string => `${plan.arn('access-analyzer', region)}:analyzer/${name}`;
  const finding = (
    at: number,
    resource: string,
    type: AnalyzerFinding['type'],
    isPublic: boolean,
  ): AnalyzerFinding => ({
    id: plan.uuid('finding', region, at),
    resource,
    type,
    status: at === 2 ? 'ARCHIVED' : 'ACTIVE',
    isPublic,
    at: plan.ago(20 + at),
  });
  const own = {
    name: 'external-access',
    arn: arn('external-access'),
    type: plan.index === 1 ? ('ORGANIZATION' as const) : ('ACCOUNT' as const),
    status: 'ACTIVE' as const,
    created: plan.ago(400),
    findings:
      region === plan.home && plan.index >= 5
        ? [
            finding(0, `${plan.arn('iam', '')}:role/legacy-partner-access`, 'AWS::IAM::Role', false),
            finding(2, `arn:aws:s3:::${plan.account.name}-uploads`, 'AWS::S3::Bucket', false),
          ]
        : [],
  };
  if (plan.index !== 0 || region !== plan.home) return [own];
  return [
    own,
    { ...own, name: 'unused-access', arn: arn('unused-access'), type: 'ACCOUNT_UNUSED_ACCESS', findings: [] },
  ];
}
