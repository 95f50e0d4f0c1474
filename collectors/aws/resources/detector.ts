import { type Fact, known } from '#shared/evidence/fact.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import type { Recorded } from './recorded.ts';

export const DETECTOR = 'AWS::GuardDuty::Detector';
/** What Inspector scans. */
export const SCANNED = ['AWS::EC2::Instance', 'AWS::ECR::Repository', 'AWS::Lambda::Function'];
/** What the features of a detector look into. */
export const PROTECTED = [
  'AWS::EC2::Instance',
  'AWS::ECS::Cluster',
  'AWS::EKS::Cluster',
  'AWS::Lambda::Function',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
];

/** The id of the detector of a region, of which there is one at most. */
export async function askDetector(aws: Session, recorded: Recorded): Promise<string | undefined> {
  const found = recorded.of(DETECTOR);
  if (found?.complete) return found.items[0]?.text('resourceId');
  const listed = await aws.ask('guardduty', 'ListDetectors', {});
  return listed.ok ? listed.output.DetectorIds?.[0] : undefined;
}

/** Null: there is no detector in the region. */
export function readDetector(reader: Reader, recorded: Recorded): Fact<string | null> {
  const found = recorded.of(DETECTOR);
  if (found?.complete) return known(found.items[0]?.text('resourceId') ?? null);
  return reader.one<string | null>('guardduty:ListDetectors', (view) => {
    const ids = view.texts('detectorIds');
    return ids === undefined ? undefined : (ids[0] ?? null);
  });
}
