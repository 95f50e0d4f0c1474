import { expect, test } from 'vitest';
import { isDaily, recording } from '#collectors/aws/read/recorder.ts';
import { View } from '#collectors/aws/read/view.ts';

const VOLUME = 'AWS::EC2::Volume';
const override = (type: string, recordingFrequency: string) => [{ resourceTypes: [type], recordingFrequency }];

/** Source of the shape: https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingMode.html */
test.each([
  ['continuously', { recordingFrequency: 'CONTINUOUS' }, false],
  ['once a day', { recordingFrequency: 'DAILY' }, true],
  [
    'once a day by an override',
    { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: override(VOLUME, 'DAILY') },
    true,
  ],
  [
    'continuously by an override',
    { recordingFrequency: 'DAILY', recordingModeOverrides: override(VOLUME, 'CONTINUOUS') },
    false,
  ],
  [
    'continuously, and another type once a day',
    { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: override('AWS::EC2::VPC', 'DAILY') },
    false,
  ],
  ['at a frequency that it does not say', {}, true],
])('a type that is recorded %s', (_, recordingMode, daily) => {
  expect(isDaily(recording(new View({ name: 'default', recordingMode })), VOLUME)).toBe(daily);
});
