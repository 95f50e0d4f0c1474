import type { AccountState } from '../estate/account-state.ts';
import type { Recorder } from '../estate/recorder.ts';
import { type Family, familyOf, type Origin } from './item.ts';

export const RECORDER_TYPE = 'AWS::Config::ConfigurationRecorder';

/** The recorder itself, which AWS Config records whatever else it was told to. */
export function recorderFamily(account: AccountState, origin: Origin, recorder: Recorder): Family {
  return familyOf(RECORDER_TYPE, origin, [recorder], ({ name, role, recording, frequency, group, global }) => ({
    id: name,
    name,
    arn: `${account.plan.arn('config', origin.region)}:configuration-recorder/${name}/${account.plan.uuid('recorder', origin.region).slice(0, 8)}`,
    configuration: {
      Id: name,
      Name: name,
      RoleARN: role,
      Recording: recording,
      RecordingGroup: {
        AllSupported: group.kind === 'all',
        IncludeGlobalResourceTypes: group.kind === 'all' && global,
        ResourceTypes: group.kind === 'only' ? group.types : [],
        ExclusionByResourceTypes: { ResourceTypes: group.kind === 'excluding' ? group.types : [] },
        RecordingStrategy: {
          UseOnly:
            group.kind === 'all'
              ? 'ALL_SUPPORTED_RESOURCE_TYPES'
              : group.kind === 'only'
                ? 'INCLUSION_BY_RESOURCE_TYPES'
                : 'EXCLUSION_BY_RESOURCE_TYPES',
        },
      },
      RecordingMode: { RecordingFrequency: frequency, RecordingModeOverrides: [] },
    },
  }));
}
