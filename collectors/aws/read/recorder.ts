import type { Fact } from '#shared/evidence/fact.ts';
import type { Reader } from './reader.ts';
import type { View } from './view.ts';

/** Which types a Config recorder was told to record. */
export interface Recording {
  readonly name: string;
  readonly all: boolean;
  readonly only: readonly string[];
  readonly except: readonly string[];
  /** "CONTINUOUS" or "DAILY". */
  readonly frequency: string | null;
  /** Types that are recorded at another frequency than that, and which. */
  readonly otherwise: readonly { readonly types: readonly string[]; readonly frequency: string | null }[];
  /** When AWS Config captured this about itself; null when the service was asked directly. */
  readonly captured: string | null;
}

export interface RecorderStatus {
  readonly name: string | null;
  readonly recording: boolean;
  /** "SUCCESS", "PENDING", "FAILURE"; null before the first. */
  readonly last: string | null;
  readonly error: string | null;
}

export interface Delivery {
  /** The last delivery of a snapshot, a history file or a change: "SUCCESS", "FAILURE"; null when none has been. */
  readonly snapshot: string | null;
  readonly history: string | null;
  readonly stream: string | null;
  readonly error: string | null;
}

/** Null: there is no recorder in the region. */
export function readDescribed(reader: Reader): Fact<Recording | null> {
  return reader.one<Recording | null>('config:DescribeConfigurationRecorders', (view) => {
    const recorders = view.list('ConfigurationRecorders');
    if (recorders === undefined) return undefined;
    const [recorder] = recorders;
    return recorder === undefined ? null : recording(recorder);
  });
}

/**
 * A recorder as the service describes it, or as AWS Config recorded it, with when it did.
 *
 * Source: https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export function recording(recorder: View, captured: string | null = null): Recording {
  const group = recorder.at('recordingGroup');
  const except = group.texts('exclusionByResourceTypes.resourceTypes') ?? [];
  return {
    name: recorder.text('name') ?? '',
    all:
      group.bool('allSupported') === true || group.text('recordingStrategy.useOnly') === 'EXCLUSION_BY_RESOURCE_TYPES',
    only: group.texts('resourceTypes') ?? [],
    except,
    frequency: recorder.text('recordingMode.recordingFrequency') ?? null,
    otherwise: (recorder.list('recordingMode.recordingModeOverrides') ?? []).map((one) => ({
      types: one.texts('resourceTypes') ?? [],
      frequency: one.text('recordingFrequency') ?? null,
    })),
    captured,
  };
}

export function records(recorder: Recording, type: string): boolean {
  return recorder.all ? !recorder.except.includes(type) : recorder.only.includes(type);
}

/** Whether AWS Config looks at a type once a day only; taken to be so where it does not say. */
export function isDaily(recorder: Recording, type: string): boolean {
  const other = recorder.otherwise.find(({ types }) => types.includes(type));
  return (other ?? recorder).frequency !== 'CONTINUOUS';
}

export function readRecorderStatus(reader: Reader): Fact<RecorderStatus | null> {
  return reader.one<RecorderStatus | null>('config:DescribeConfigurationRecorderStatus', (view) => {
    const statuses = view.list('ConfigurationRecordersStatus');
    if (statuses === undefined) return undefined;
    const [status] = statuses;
    if (status === undefined) return null;
    const on = status.bool('recording');
    if (on === undefined) return undefined;
    return {
      name: status.text('name') ?? null,
      recording: on,
      last: status.text('lastStatus') ?? null,
      error: status.text('lastErrorCode') ?? null,
    };
  });
}

export function readDelivery(reader: Reader): Fact<Delivery | null> {
  return reader.one<Delivery | null>('config:DescribeDeliveryChannelStatus', (view) => {
    const channels = view.list('DeliveryChannelsStatus');
    if (channels === undefined) return undefined;
    const [channel] = channels;
    if (channel === undefined) return null;
    return {
      snapshot: channel.text('configSnapshotDeliveryInfo.lastStatus') ?? null,
      history: channel.text('configHistoryDeliveryInfo.lastStatus') ?? null,
      stream: channel.text('configStreamDeliveryInfo.lastStatus') ?? null,
      error:
        channel.text('configHistoryDeliveryInfo.lastErrorCode') ??
        channel.text('configStreamDeliveryInfo.lastErrorCode') ??
        channel.text('configSnapshotDeliveryInfo.lastErrorCode') ??
        null,
    };
  });
}
