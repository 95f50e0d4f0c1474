import { defineCollector } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { isEmpty } from './read/empty.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { type SatisfiedRule, satisfiedRule } from './resources/hub-rules.ts';
import { askDetector, DETECTOR, PROTECTED, readDetector, SCANNED } from './resources/detector.ts';
import { askImages, readImages } from './resources/images.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, capturedOf, lacks, readRecorded, type Recorded } from './resources/recorded.ts';
import { askSnapshotBlock, readSnapshotBlock, SNAPSHOT_BLOCK, type SnapshotBlock } from './resources/snapshots.ts';

export interface Detector {
  readonly id: string;
  readonly enabled: Fact<boolean>;
  /**
   * Features that are on: "S3_DATA_EVENTS", "EBS_MALWARE_PROTECTION", "RUNTIME_MONITORING". Null: AWS Config
   * knows of nothing in the region that they could protect, so they were not asked for.
   */
  readonly features: Fact<readonly string[] | null>;
  /** How often findings are exported. */
  readonly frequency: string | null;
  /** When AWS Config captured it; null when GuardDuty was asked directly. */
  readonly captured: string | null;
}

export interface InspectorStatus {
  readonly ec2: Fact<boolean>;
  readonly ecr: Fact<boolean>;
  readonly lambda: Fact<boolean>;
}

export interface PostureFacts {
  readonly ebsEncryption: Fact<boolean>;
  readonly snapshotBlock: Fact<SnapshotBlock>;
  /** Null: the account has no image of its own in the region, so it was not asked. */
  readonly imageBlock: Fact<boolean | null>;
  /**
   * Whether new instances must use version 2 of the metadata service; null: no preference is set. "nothing to
   * look at": AWS Config knows of no instance in the region, so it was not asked.
   */
  readonly metadataTokens: Fact<'required' | 'optional' | null | 'nothing to look at'>;
  /** Null: there is no detector in the region. */
  readonly guardDuty: Fact<Detector | null>;
  /** Null: AWS Config knows of nothing that Inspector could scan in the region, so it was not asked. */
  readonly inspector: Fact<InspectorStatus | null>;
  /** "nothing to look at": AWS Config knows of no bucket in the region, so Macie was not asked. */
  readonly macie: Fact<'enabled' | 'paused' | 'off' | 'nothing to look at'>;
  /** Where a rule of Security Hub says that all is well, the service was not asked; null where it was. */
  readonly verdicts: { readonly ebsEncryption: SatisfiedRule | null; readonly macie: SatisfiedRule | null };
}

const BUCKET = 'AWS::S3::Bucket';
const INSTANCE = 'AWS::EC2::Instance';
const ENCRYPTION_RULE = 'ec2-ebs-encryption-by-default';
const MACIE_RULE = 'macie-status-check';
/** The code is the one of a missing permission; only the message tells the two apart. */
const MACIE_OFF = /Macie is not enabled/i;
const TYPES = [DETECTOR, INSTANCE, SNAPSHOT_BLOCK, ...PROTECTED, ...SCANNED];

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
    { name: 'ec2:DescribeImages', gives: 'whether there are machine images that could be shared' },
    { name: 'ec2:GetImageBlockPublicAccessState', gives: 'whether machine images may be made public' },
    { name: 'ec2:GetInstanceMetadataDefaults', gives: 'which metadata service new instances get' },
    { name: 'guardduty:ListDetectors', gives: 'whether GuardDuty is there' },
    { name: 'guardduty:GetDetector', gives: 'whether GuardDuty is on, and which features' },
    { name: 'inspector2:BatchGetAccountStatus', gives: 'what Inspector scans' },
    { name: 'macie2:GetMacieSession', gives: 'whether Macie is on' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const recorded = await askRecorded(aws, context, TYPES);
    if (!satisfiedRule(recorded, ENCRYPTION_RULE)) await aws.ask('ec2', 'GetEbsEncryptionByDefault', {});
    if ((await askImages(aws)) !== 0) await aws.ask('ec2', 'GetImageBlockPublicAccessState', {});
    await askSnapshotBlock(aws, recorded);
    if (!lacks(recorded, [INSTANCE])) await aws.ask('ec2', 'GetInstanceMetadataDefaults', {});
    const id = await askDetector(aws, recorded);
    if (id !== undefined && !isKnownEnough(recorded)) await aws.ask('guardduty', 'GetDetector', { DetectorId: id });
    if (!lacks(recorded, SCANNED)) {
      await aws.ask('inspector2', 'BatchGetAccountStatus', { accountIds: [context.scope.tenant] });
    }
    if (!lacks(recorded, [BUCKET]) && !satisfiedRule(recorded, MACIE_RULE))
      await aws.ask('macie2', 'GetMacieSession', {});
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const recorded = readRecorded(reader, scope, TYPES);
    const verdicts = {
      ebsEncryption: satisfiedRule(recorded, ENCRYPTION_RULE),
      macie: satisfiedRule(recorded, MACIE_RULE),
    };
    const facts: PostureFacts = {
      ebsEncryption: verdicts.ebsEncryption
        ? known(true)
        : reader.one('ec2:GetEbsEncryptionByDefault', (view) => view.bool('ebsEncryptionByDefault')),
      snapshotBlock: readSnapshotBlock(reader, recorded),
      imageBlock: isEmpty(readImages(reader))
        ? known(null)
        : reader.one<boolean | null>('ec2:GetImageBlockPublicAccessState', (view) => {
            const state = oneOf(view.text('imageBlockPublicAccessState'), ['block-new-sharing', 'unblocked'] as const);
            return state === undefined ? undefined : state === 'block-new-sharing';
          }),
      metadataTokens: lacks(recorded, [INSTANCE])
        ? known('nothing to look at')
        : reader.one<'required' | 'optional' | null>('ec2:GetInstanceMetadataDefaults', (view) =>
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
      macie: lacks(recorded, [BUCKET])
        ? known('nothing to look at')
        : verdicts.macie
          ? known('enabled')
          : macie(reader),
      verdicts,
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
      probed('ec2:DescribeImages', await aws.ask('ec2', 'DescribeImages', { Owners: ['self'], MaxResults: 5 })),
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
      probed('macie2:GetMacieSession', await aws.ask('macie2', 'GetMacieSession', {}), [MACIE_OFF]),
    ];
  },
});

function oneOf<T extends string>(text: string | undefined, values: readonly T[]): T | undefined {
  return values.find((value) => value === text);
}

/** AWS Config knows whether a detector is on, not its features; where there is nothing for them, that is enough. */
function isKnownEnough(recorded: Recorded): boolean {
  const detector = recorded.of(DETECTOR)?.items[0];
  return detector?.bool('configuration.Enable') !== undefined && lacks(recorded, PROTECTED);
}

function guardDuty(reader: Reader, recorded: Recorded): Fact<Detector | null> {
  const first = readDetector(reader, recorded);
  if (!first.known || first.value === null) return first.known ? known(null) : first;
  const item = recorded.of(DETECTOR)?.items[0];
  if (item && isKnownEnough(recorded)) {
    return known({
      id: first.value,
      enabled: item.fact('configuration.Enable', (one) => one.bool()),
      features: known(null),
      frequency: item.text('configuration.FindingPublishingFrequency') ?? null,
      captured: capturedOf(item),
    });
  }
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
    { messages: [[MACIE_OFF, 'off']] },
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
    captured: null,
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
