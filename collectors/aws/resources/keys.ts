import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';
import { View } from '../read/view.ts';
import { direct, flag, type Kind, type Resource, word } from './kind.ts';

export interface Key extends Resource {
  /** "CUSTOMER", or "AWS" for keys that AWS keeps for a service. */
  readonly manager: Fact<string>;
  readonly state: Fact<string>;
  /** "AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM". */
  readonly origin: Fact<string>;
  /** Only a symmetric encryption key can be rotated by AWS. */
  readonly symmetric: Fact<boolean>;
  readonly rotates: Fact<boolean>;
}

export interface Secret extends Resource {
  readonly rotates: Fact<boolean>;
  readonly created: string | null;
  /** Changed in any way, its description or tags too. */
  readonly changed: string | null;
  readonly rotated: string | null;
  readonly used: string | null;
}

export interface Certificate extends Resource {
  readonly domain: string | null;
  readonly status: Fact<string>;
  readonly expires: Fact<string>;
  readonly inUse: Fact<boolean>;
  /** "ELIGIBLE" when AWS renews it by itself. */
  readonly renewal: string | null;
}

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
export const keys: Kind<Key> = {
  type: 'AWS::KMS::Key',
  read: ({ base, view, extra }) => ({
    ...base,
    manager: word(view, 'KeyManager'),
    state: view.fact('KeyState', (one) => stateOf(one.text())),
    origin: word(view, 'Origin'),
    symmetric: view.fact(view.at('KeySpec').exists ? 'KeySpec' : 'CustomerMasterKeySpec', (one) =>
      one.text() === undefined ? undefined : one.text() === 'SYMMETRIC_DEFAULT',
    ),
    rotates: extra.fact('KeyRotationStatus', (one) => one.bool() ?? one.bool('KeyRotationEnabled')),
  }),
  direct: { ask: askKeys, read: readKeys },
};

/** As KMS writes it ("PendingDeletion"), also where AWS Config has it in capitals ("PENDING_DELETION"). */
function stateOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^[A-Z_]+$/.test(text)) return text;
  return text.toLowerCase().replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

async function askKeys(aws: Session): Promise<void> {
  const pages = await aws.pages('kms', 'ListKeys', { Limit: 1000 }, { send: 'Marker', receive: 'NextMarker' });
  await aws.all(
    pages.flatMap((page) => page.Keys ?? []).flatMap((key) => key.KeyId ?? []),
    async (id) => {
      const reply = await aws.ask('kms', 'DescribeKey', { KeyId: id });
      const key = reply.ok ? reply.output.KeyMetadata : undefined;
      if (key?.KeyManager !== 'CUSTOMER' || key.KeySpec !== 'SYMMETRIC_DEFAULT' || key.KeyState !== 'Enabled') return;
      await aws.ask('kms', 'GetKeyRotationStatus', { KeyId: id });
    },
  );
}

function readKeys(reader: Reader): Fact<Population<Key>> {
  return reader.pages('kms:ListKeys', {
    items: (page) => page.list('Keys'),
    token: ['NextMarker', 'Marker'],
    read: (item) => {
      const match = { KeyId: item.text('KeyId') ?? '' };
      const metadata = reader.one('kms:DescribeKey', (view) => view.at('KeyMetadata'), { match });
      if (!metadata.known) {
        const { base } = direct(item, { id: 'KeyId', arn: 'KeyArn' });
        return {
          ...base,
          manager: metadata,
          state: metadata,
          origin: metadata,
          symmetric: metadata,
          rotates: metadata,
        };
      }
      const key = keys.read(direct(metadata.value, { id: 'KeyId', arn: 'Arn', name: 'Description' }));
      const asked = isRotatable(key);
      return { ...key, rotates: asked ? rotation(reader, match) : key.rotates };
    },
  });
}

function isRotatable(key: Key): boolean {
  const is = (fact: Fact<unknown>, value: unknown) => fact.known && fact.value === value;
  return is(key.manager, 'CUSTOMER') && is(key.symmetric, true) && is(key.state, 'Enabled');
}

function rotation(reader: Reader, match: { KeyId: string }): Fact<boolean> {
  return reader.one('kms:GetKeyRotationStatus', (view) => view.bool('KeyRotationEnabled'), { match });
}

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html (no secret values) */
export const secrets: Kind<Secret> = {
  type: 'AWS::SecretsManager::Secret',
  read: ({ base, view }) => ({
    ...base,
    name: view.text('Name') ?? base.name,
    rotates: view.at('RotationEnabled').exists ? flag(view, 'RotationEnabled') : absentRotation(view),
    created: view.instant('CreatedDate') ?? null,
    changed: view.instant('LastChangedDate') ?? null,
    rotated: view.instant('LastRotatedDate') ?? null,
    used: view.instant('LastAccessedDate') ?? null,
  }),
  direct: {
    ask: async (aws) =>
      void (await aws.pages(
        'secretsmanager',
        'ListSecrets',
        { MaxResults: 100 },
        { send: 'NextToken', receive: 'NextToken' },
      )),
    read: (reader) =>
      reader.pages('secretsmanager:ListSecrets', {
        items: (page) => page.list('SecretList'),
        token: ['NextToken'],
        read: (item) => secrets.read(direct(item, { id: 'ARN', arn: 'ARN', name: 'Name', tags: 'Tags' })),
      }),
  },
};

/** The list leaves the field out for a secret that was never set to rotate; Config always has it. */
function absentRotation(view: View): Fact<boolean> {
  return view.at('SecretVersionsToStages').exists || view.at('ARN').exists
    ? known(false)
    : flag(view, 'RotationEnabled');
}

/**
 * Every algorithm, since a list without a filter leaves out all but the smaller RSA keys.
 *
 * Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_Filters.html
 */
const KEY_TYPES = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;

/** Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateSummary.html */
export const certificates: Kind<Certificate> = {
  type: 'AWS::ACM::Certificate',
  read: ({ base, view }) => ({
    ...base,
    domain: view.text('DomainName') ?? null,
    status: word(view, 'Status'),
    expires: view.fact('NotAfter', (one) => one.instant()),
    inUse: view.at('InUseBy').exists
      ? view.fact('InUseBy', (one) => {
          const users = one.list();
          return users && users.length > 0;
        })
      : flag(view, 'InUse'),
    renewal: view.text('RenewalEligibility') ?? null,
  }),
  direct: {
    ask: async (aws) =>
      void (await aws.pages(
        'acm',
        'ListCertificates',
        { MaxItems: 1000, Includes: { keyTypes: [...KEY_TYPES] } },
        { send: 'NextToken', receive: 'NextToken' },
      )),
    read: (reader) =>
      reader.pages('acm:ListCertificates', {
        items: (page) => page.list('CertificateSummaryList'),
        token: ['NextToken'],
        read: (item) =>
          certificates.read(direct(item, { id: 'CertificateArn', arn: 'CertificateArn', name: 'DomainName' })),
      }),
  },
};
