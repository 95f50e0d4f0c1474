import type { View } from '../read/view.ts';
import { RECOVERY_POINT } from './kinds.ts';
import { capturedOf, type Recorded } from './recorded.ts';

/** A resource with backups, and the last of them. */
export interface BackedUp {
  readonly arn: string;
  readonly type: string;
  /** When the last backup was completed. */
  readonly last: string;
  /** When AWS Config captured that. */
  readonly captured: string | null;
}

/**
 * What is backed up, by the recovery points that AWS Config recorded. Null where they do not say it for
 * certain, and AWS Backup is asked: with none at all, with points that AWS Config looks at once a day, or
 * with any that is not simply completed; the date of a continuous backup is that of its beginning.
 *
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RecoveryPointByBackupVault.html
 */
export function backedUp(recorded: Recorded): readonly BackedUp[] | null {
  const points = recorded.of(RECOVERY_POINT);
  if (!points?.complete || points.items.length === 0 || recorded.isDaily(RECOVERY_POINT)) return null;
  const found = new Map<string, BackedUp>();
  for (const point of points.items) {
    const one = completed(point);
    if (one === null) return null;
    const earlier = found.get(one.arn);
    if (earlier === undefined || earlier.last < one.last) found.set(one.arn, one);
  }
  return [...found.values()];
}

function completed(point: View): BackedUp | null {
  const settings = point.at('configuration');
  const arn = settings.text('ResourceArn');
  const type = settings.text('ResourceType');
  const last = settings.instant('CompletionDate');
  if (settings.text('Status') !== 'COMPLETED' || !arn || !type || last === undefined) return null;
  return { arn, type, last, captured: capturedOf(point) };
}
