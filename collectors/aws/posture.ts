import { defineCollector } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { askDetector, DETECTOR, readDetector, SCANNED } from './resources/detector.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, lacks, readRecorded, type Recorded } from './resources/recorded.ts';

export interface Detector {
  readonly id: string;
  readonly enabled: Fact<boolean>;
  /** Features that are on: "S3_DATA_EVENTS", "EBS_MALWARE_PROTECTION", "RUNTIME_MONITORING". */
  readonly features: Fact<readonly string[]>;
  /** How often findings are exported. */
  readonly frequency: string | null;
}

export interface InspectorStatus {
  readonly ec2: Fact<boolean>;
  readonly ecr: Fact<boolean>;
  readonly lambda: Fact<boolean>;
}

export interface PostureFacts {
  readonly ebsEncryption: Fact<boolean>;
  readonly snapshotBlock: Fact<'block-all-sharing' | 'block-new-sharing' | 'unblocked'>;
  readonly imageBlock: Fact<boolean>;
  /** Whether new instances must use version 2 of the metadata service; null: no preference is set. */
  readonly metadataTokens: Fact<'required' | 'optional' | null>;
  /** Null: there is no detector in the region. */
  readonly guardDuty: Fact<Detector | null>;
  /** Null: AWS Config knows of nothing that Inspector could scan in the region, so it was not asked. */
  readonly inspector: Fact<InspectorStatus | null>;
  /** "nothing to look at": AWS Config knows of no bucket in the region, so Macie was not asked. */
  readonly macie: Fact<'enabled' | 'paused' | 'off' | 'nothing to look at'>;
}

const BUCKET = 'AWS::S3::Bucket';

/**
 * What protects a region as a whole, whatever is in it.
 *
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/ (GetEbsEncryptionByDefault,
 * GetSnapshotBlockPublicAccessState, GetImageBlockPublicAccessState, GetInstanceMetadataDefaults);
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html;
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html;
 * https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
 */
export default defineCollector<AwsConnection, PostureFacts>({
  title: 'Regional protection',
  kind: 'config',
  version: '1',
  regional: true,
  group: 'settings',
  permissions: [
    ...recordedPermissions,
    { name: 'ec2:GetEbsEncryptionByDefault', gives: 'whether new volumes are encrypted' },
    { name: 'ec2:GetSnapshotBlockPublicAccessState', gives: 'whether snapshots may be made public' },
    { name: 'ec2:GetImageBlockPublicAccessState', gives: 'whether machine images may be made public' },
    { name: 'ec2:GetInstanceMetadataDefaults', gives: 'which metadata service new instances get' },
    { name: 'guardduty:ListDetectors', gives: 'whether GuardDuty is there' },
    { name: 'guardduty:GetDetector', gives: 'whether GuardDuty is on, and which features' },
    { name: 'inspector2:BatchGetAccountStatus', gives: 'what Inspector scans' },
    { name: 'macie2:GetMacieSession', gives: 'whether Macie is on' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    await aws.ask('ec2', 'GetEbsEncryptionByDefault', {});
    await aws.ask('ec2', 'GetSnapshotBlockPublicAccessState', {});
    await aws.ask('ec2', 'GetImageBlockPublicAccessState', {});
    await aws.ask('ec2', 'GetInstanceMetadataDefaults', {});
    const recorded = await askRecorded(aws, context, [DETECTOR, ...SCANNED, BUCKET]);
    const id = await askDetector(aws, recorded);
    if (id !== undefined) await aws.ask('guardduty', 'GetDetector', { DetectorId: id });
    if (!lacks(recorded, SCANNED)) {
      await aws.ask('inspector2', 'BatchGetAccountStatus', { accountIds: [context.scope.tenant] });
    }
    if (!lacks(recorded, [BUCKET])) await aws.ask('macie2', 'GetMacieSession', {});
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const recorded = readRecorded(reader, scope, [DETECTOR, ...SCANNED, BUCKET]);
    const facts: PostureFacts = {
      ebsEncryption: reader.one('ec2:GetEbsEncryptionByDefault', (view) => view.bool('ebsEncryptionByDefault')),
      snapshotBlock: reader.one('ec2:GetSnapshotBlockPublicAccessState', (view) =>
        oneOf(view.text('state'), ['block-all-sharing', 'block-new-sharing', 'unblocked'] as const),
      ),
      imageBlock: reader.one('ec2:GetImageBlockPublicAccessState', (view) => {
        const state = oneOf(view.text('imageBlockPublicAccessState'), ['block-new-sharing', 'unblocked'] as const);
        return state === undefined ? undefined : state === 'block-new-sharing';
      }),
      metadataTokens: reader.one<'required' | 'optional' | null>('ec2:GetInstanceMetadataDefaults', (view) =>
        view.at('accountLevel').exists
          ? (oneOf(view.text('accountLevel.httpTokens'), ['required', 'optional'] as const) ?? null)
          : undefined,
      ),
      guardDuty: guardDuty(reader, recorded),
      inspector: lacks(recorded, SCANNED)
        ? known(null)
        : reader.one<InspectorStatus | null>('inspector2:BatchGetAccountStatus', (view) => {
            const state = view
              .list('accounts')
              ?.find((one) => one.text('accountId') === scope.tenant)
              ?.at('resourceState');
            return state && inspectorStatus(state);
          }),
      macie: lacks(recorded, [BUCKET]) ? known('nothing to look at') : macie(reader),
    };
    return { facts, completeness: reader.completeness() };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const detectors = await aws.ask('guardduty', 'ListDetectors', {});
    const id = detectors.ok ? detectors.output.DetectorIds?.[0] : undefined;
    return [
      ...(await probeRecorded(connection, context)),
      probed('ec2:GetEbsEncryptionByDefault', await aws.ask('ec2', 'GetEbsEncryptionByDefault', {})),
      probed('ec2:GetSnapshotBlockPublicAccessState', await aws.ask('ec2', 'GetSnapshotBlockPublicAccessState', {})),
      probed('ec2:GetImageBlockPublicAccessState', await aws.ask('ec2', 'GetImageBlockPublicAccessState', {})),
      probed('ec2:GetInstanceMetadataDefaults', await aws.ask('ec2', 'GetInstanceMetadataDefaults', {})),
      probed('guardduty:ListDetectors', detectors),
      probed(
        'guardduty:GetDetector',
        id === undefined ? null : await aws.ask('guardduty', 'GetDetector', { DetectorId: id }),
      ),
      probed(
        'inspector2:BatchGetAccountStatus',
        await aws.ask('inspector2', 'BatchGetAccountStatus', { accountIds: [context.scope.tenant] }),
      ),
      probed('macie2:GetMacieSession', await aws.ask('macie2', 'GetMacieSession', {})),
    ];
  },
});

function oneOf<T extends string>(text: string | undefined, values: readonly T[]): T | undefined {
  return values.find((value) => value === text);
}

function guardDuty(reader: Reader, recorded: Recorded): Fact<Detector | null> {
  const first = readDetector(reader, recorded);
  if (!first.known || first.value === null) return first.known ? known(null) : first;
  return reader.one<Detector | null>('guardduty:GetDetector', (view) => detectorOf(view, first.value ?? ''), {
    match: { DetectorId: first.value },
  });
}

function macie(reader: Reader): PostureFacts['macie'] {
  return reader.one<'enabled' | 'paused' | 'off'>(
    'macie2:GetMacieSession',
    (view) => {
      const status = oneOf(view.text('status'), ['ENABLED', 'PAUSED'] as const);
      return status === undefined ? undefined : status === 'ENABLED' ? 'enabled' : 'paused';
    },
    // The code is the one of a missing permission; only the message tells the two apart.
    { messages: [[/Macie is not enabled/i, 'off']] },
  );
}

function detectorOf(view: View, id: string): Detector {
  return {
    id,
    enabled: view.fact('status', (one) =>
      one.text() === 'ENABLED' ? true : one.text() === 'DISABLED' ? false : undefined,
    ),
    features: view.fact('features', (one) =>
      one
        .list()
        ?.filter((feature) => feature.text('status') === 'ENABLED')
        .map((feature) => feature.text('name') ?? ''),
    ),
    frequency: view.text('findingPublishingFrequency') ?? null,
  };
}

function inspectorStatus(state: View): InspectorStatus {
  const on = (name: string) =>
    state.fact(`${name}.status`, (one) => {
      const status = one.text();
      if (status === 'ENABLED') return true;
      return status === 'DISABLED' || status === 'SUSPENDED' ? false : undefined;
    });
  return { ec2: on('ec2'), ecr: on('ecr'), lambda: on('lambda') };
}
