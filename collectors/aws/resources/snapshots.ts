import { type Fact, known, type Population, whole } from '#shared/evidence/fact.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import type { View } from '../read/view.ts';
import { capturedOf, type Recorded } from './recorded.ts';

/** Whether EBS snapshots may be made public in a region. */
export interface SnapshotBlock {
  readonly state: (typeof STATES)[number];
  /** When AWS Config captured it; null when EC2 was asked directly. */
  readonly captured: string | null;
}

export const SNAPSHOT_BLOCK = 'AWS::EC2::SnapshotBlockPublicAccess';
const STATES = ['block-all-sharing', 'block-new-sharing', 'unblocked'] as const;

/**
 * AWS Config records the block where one is set, and nothing where none is; EC2 is then asked.
 *
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-snapshotblockpublicaccess.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSnapshotBlockPublicAccessState.html
 */
export async function askSnapshotBlock(aws: Session, recorded: Recorded): Promise<string | undefined> {
  const block = recordedBlock(recorded);
  if (block) return block.state;
  const reply = await aws.ask('ec2', 'GetSnapshotBlockPublicAccessState', {});
  return reply.ok ? reply.output.State : undefined;
}

export function readSnapshotBlock(reader: Reader, recorded: Recorded): Fact<SnapshotBlock> {
  const block = recordedBlock(recorded);
  if (block) return known(block);
  return reader.one('ec2:GetSnapshotBlockPublicAccessState', (view) => blockOf(view.text('state'), null));
}

/** Where all sharing is blocked, AWS treats snapshots that were public as private, and none is asked for. */
export async function askPublicSnapshots(aws: Session, recorded: Recorded): Promise<void> {
  if ((await askSnapshotBlock(aws, recorded)) === 'block-all-sharing') return;
  const input = { OwnerIds: ['self'], RestorableByUserIds: ['all'], MaxResults: 1000 };
  await aws.pages('ec2', 'DescribeSnapshots', input, { send: 'NextToken', receive: 'NextToken' });
}

export function readPublicSnapshots(reader: Reader, recorded: Recorded): Fact<Population<string>> {
  const block = readSnapshotBlock(reader, recorded);
  if (block.known && block.value.state === 'block-all-sharing') return known(whole([]));
  return reader.pages('ec2:DescribeSnapshots', {
    items: (page) => page.list('snapshotSet'),
    token: ['nextToken', 'NextToken'],
    read: (item) => item.text('snapshotId') ?? '',
  });
}

function recordedBlock(recorded: Recorded): SnapshotBlock | undefined {
  const item: View | undefined = recorded.of(SNAPSHOT_BLOCK)?.items[0];
  return item && blockOf(item.text('configuration.State'), capturedOf(item));
}

function blockOf(text: string | undefined, captured: string | null): SnapshotBlock | undefined {
  const state = STATES.find((one) => one === text);
  return state && { state, captured };
}
