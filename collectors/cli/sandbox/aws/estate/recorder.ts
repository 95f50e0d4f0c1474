import type { Plan } from './plan.ts';

/** How AWS Config records in one region of an account. */
export interface Recorder {
  readonly name: string;
  readonly role: string;
  readonly recording: boolean;
  readonly frequency: 'CONTINUOUS' | 'DAILY';
  /** All types, or all but the excluded, or only the included. */
  readonly group: { readonly kind: 'all' } | { readonly kind: 'excluding' | 'only'; readonly types: readonly string[] };
  /** Whether IAM types are recorded here; they belong to one region only. */
  readonly global: boolean;
  readonly delivery: {
    readonly status: 'SUCCESS' | 'FAILURE' | 'PENDING';
    readonly error: string | null;
    readonly at: Date;
  };
  readonly started: Date;
}

const globalTypes = new Set(['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy']);

/** Null: there is no recorder in that region. */
export function recorderOf(plan: Plan, region: string): Recorder | null {
  const found = plan.regions.find((one) => one.name === region);
  if (!found || found.optIn === 'not-opted-in' || plan.recording === 'nowhere') return null;
  if (found.empty && plan.recording !== 'everywhere') return null;
  // The staging account records in its home region only.
  if (plan.recording === 'mixed' && plan.index === 4 && region !== plan.home) return null;
  const standard: Recorder = {
    name: 'default',
    role: `${plan.arn('iam', '')}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    recording: true,
    frequency: 'CONTINUOUS',
    group: { kind: 'all' },
    global: region === plan.home,
    delivery: { status: 'SUCCESS', error: null, at: new Date(plan.epoch - 1_200_000) },
    started: plan.ago(600),
  };
  if (plan.recording === 'everywhere') return standard;
  if (region === 'af-south-1') return { ...standard, recording: plan.index % 2 === 0, frequency: 'DAILY' };
  if (region === 'us-east-1' && plan.index === 3) {
    return {
      ...standard,
      delivery: { status: 'FAILURE', error: 'InsufficientDeliveryPolicyException', at: plan.ago(6) },
    };
  }
  if (plan.index === 5)
    return { ...standard, group: { kind: 'excluding', types: ['AWS::EC2::Volume', 'AWS::EC2::NetworkInterface'] } };
  if (plan.index === 4) {
    return {
      ...standard,
      group: {
        kind: 'only',
        types: [
          'AWS::EC2::Instance',
          'AWS::EC2::SecurityGroup',
          'AWS::S3::Bucket',
          'AWS::RDS::DBInstance',
          'AWS::CloudTrail::Trail',
        ],
      },
    };
  }
  return standard;
}

/** Whether items of the type can be queried here: a type that is not recorded answers nothing. */
export function records(recorder: Recorder, type: string): boolean {
  if (type === 'AWS::Config::ResourceCompliance' || type === 'AWS::Config::ConformancePackCompliance') return true;
  if (globalTypes.has(type) && !recorder.global) return false;
  if (recorder.group.kind === 'all') return true;
  return recorder.group.types.includes(type) === (recorder.group.kind === 'only');
}
