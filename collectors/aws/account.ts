import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { type PublicAccessBlock, publicAccessBlock } from './read/public-access-block.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';

export interface PasswordPolicy {
  readonly minimumLength: Fact<number>;
  readonly symbols: Fact<boolean>;
  readonly numbers: Fact<boolean>;
  readonly upper: Fact<boolean>;
  readonly lower: Fact<boolean>;
  /** Days; null when passwords do not expire. */
  readonly maxAge: number | null;
  /** How many earlier passwords may not be used again; null when any may. */
  readonly remembered: number | null;
}

export interface AccountFacts {
  readonly rootMfa: Fact<boolean>;
  readonly rootKeys: Fact<boolean>;
  /** False where the credentials of the root user of a member account were removed: it cannot sign in. */
  readonly rootPassword: Fact<boolean>;
  /** Null: no policy is set, so the weak default of AWS applies. */
  readonly passwordPolicy: Fact<PasswordPolicy | null>;
  /** Null: nothing is blocked for the account as a whole. */
  readonly publicAccessBlock: Fact<PublicAccessBlock | null>;
  readonly securityContact: Fact<boolean>;
  readonly operationsContact: Fact<boolean>;
  readonly samlProviders: Fact<number>;
  readonly serverCertificates: Fact<Population<{ readonly name: string; readonly expires: Fact<string> }>>;
}

const NO_BLOCK = { NoSuchPublicAccessBlockConfiguration: null };
const CONTACTS = ['SECURITY', 'OPERATIONS'] as const;

/**
 * What is set for the account as a whole.
 *
 * Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html,
 * API_GetAccountPasswordPolicy.html; https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html;
 * https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
 */
export default defineCollector<AwsConnection, AccountFacts>({
  title: 'Account settings',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [
    { name: 'iam:GetAccountSummary', gives: 'MFA and access keys of the root user' },
    { name: 'iam:GetAccountPasswordPolicy', gives: 'the password policy' },
    { name: 'iam:ListSAMLProviders', gives: 'sign-in through an identity provider' },
    { name: 'iam:ListServerCertificates', gives: 'certificates kept in IAM and their expiry' },
    { name: 's3:GetAccountPublicAccessBlock', gives: 'the public access block of the account' },
    { name: 'account:GetAlternateContact', gives: 'the security and operations contacts' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const reply = await aws.ask('iam', 'GetAccountSummary', {});
    const counts: Partial<Record<string, number>> = reply.ok ? (reply.output.SummaryMap ?? {}) : {};
    await aws.ask('iam', 'GetAccountPasswordPolicy', {});
    // The summary counts both, so that a list which would be empty is not asked for.
    if (counts['Providers'] !== 0) await aws.ask('iam', 'ListSAMLProviders', {});
    if (counts['ServerCertificates'] !== 0) {
      await aws.pages('iam', 'ListServerCertificates', {}, { send: 'Marker', receive: 'Marker' });
    }
    await aws.ask('s3control', 'GetPublicAccessBlock', { AccountId: context.scope.tenant });
    for (const type of CONTACTS) await aws.ask('account', 'GetAlternateContact', { AlternateContactType: type });
  },

  read(answers) {
    const reader = new Reader(answers);
    const facts: AccountFacts = {
      rootMfa: reader.one('iam:GetAccountSummary', (view) => flag(summary(view, 'AccountMFAEnabled'))),
      rootKeys: reader.one('iam:GetAccountSummary', (view) => flag(summary(view, 'AccountAccessKeysPresent'))),
      rootPassword: rootPassword(reader),
      passwordPolicy: reader.one<PasswordPolicy | null>('iam:GetAccountPasswordPolicy', passwordPolicy, {
        facts: { NoSuchEntity: null },
      }),
      publicAccessBlock: reader.one<PublicAccessBlock | null>('s3control:GetPublicAccessBlock', publicAccessBlock, {
        facts: NO_BLOCK,
      }),
      securityContact: contact(reader, 'SECURITY'),
      operationsContact: contact(reader, 'OPERATIONS'),
      samlProviders: isNone(reader, 'Providers')
        ? known(0)
        : reader.one('iam:ListSAMLProviders', (view) => view.list('SAMLProviderList')?.length),
      serverCertificates: isNone(reader, 'ServerCertificates')
        ? none
        : reader.pages('iam:ListServerCertificates', {
            items: (page) => page.list('ServerCertificateMetadataList'),
            token: ['Marker'],
            read: (item) => ({
              name: item.text('ServerCertificateName') ?? '',
              expires: item.fact('Expiration', (view) => view.instant()),
            }),
          }),
    };
    return { facts, completeness: reader.completeness() };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const id = context.scope.tenant;
    return [
      probed('iam:GetAccountSummary', await aws.ask('iam', 'GetAccountSummary', {})),
      probed('iam:GetAccountPasswordPolicy', await aws.ask('iam', 'GetAccountPasswordPolicy', {}), [
        'NoSuchEntity',
        'NoSuchEntityException',
      ]),
      probed('iam:ListSAMLProviders', await aws.ask('iam', 'ListSAMLProviders', {})),
      probed('iam:ListServerCertificates', await aws.ask('iam', 'ListServerCertificates', { MaxItems: 1 })),
      probed('s3control:GetPublicAccessBlock', await aws.ask('s3control', 'GetPublicAccessBlock', { AccountId: id }), [
        'NoSuchPublicAccessBlockConfiguration',
      ]),
      probed(
        'account:GetAlternateContact',
        await aws.ask('account', 'GetAlternateContact', { AlternateContactType: 'SECURITY' }),
        ['ResourceNotFoundException'],
      ),
    ];
  },
});

function summary(view: View, name: string): number | undefined {
  const entry = view.list('SummaryMap')?.find((one) => one.text('key') === name);
  return entry?.number('value');
}

/** The summary says that there is none of something, whose list was then not asked for. */
function isNone(reader: Reader, name: string): boolean {
  const count = reader.one('iam:GetAccountSummary', (view) => summary(view, name) ?? -1);
  return count.known && count.value === 0;
}

/** Not every partition says it. */
function rootPassword(reader: Reader): Fact<boolean> {
  const count = reader.one('iam:GetAccountSummary', (view) => summary(view, 'AccountPasswordPresent') ?? -1);
  if (!count.known) return count;
  return count.value < 0 ? unknown('AWS did not return AccountPasswordPresent') : known(count.value > 0);
}

function flag(value: number | undefined): boolean | undefined {
  return value === undefined ? undefined : value > 0;
}

function passwordPolicy(view: View): PasswordPolicy | undefined {
  const policy = view.at('PasswordPolicy');
  if (!policy.exists) return undefined;
  return {
    minimumLength: policy.fact('MinimumPasswordLength', (one) => one.number()),
    symbols: policy.fact('RequireSymbols', (one) => one.bool()),
    numbers: policy.fact('RequireNumbers', (one) => one.bool()),
    upper: policy.fact('RequireUppercaseCharacters', (one) => one.bool()),
    lower: policy.fact('RequireLowercaseCharacters', (one) => one.bool()),
    maxAge: policy.number('MaxPasswordAge') ?? null,
    remembered: policy.number('PasswordReusePrevention') ?? null,
  };
}

function contact(reader: Reader, type: (typeof CONTACTS)[number]): Fact<boolean> {
  return reader.one('account:GetAlternateContact', (view) => view.at('AlternateContact').exists || undefined, {
    match: { AlternateContactType: type },
    facts: { ResourceNotFoundException: false },
  });
}
