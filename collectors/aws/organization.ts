import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';

export interface Organization {
  readonly id: string;
  readonly management: string;
  readonly allFeatures: boolean;
  /** Whether the account that was asked is the management account. */
  readonly isManagement: boolean;
}

export interface MemberAccount {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

export interface OrganizationFacts {
  /** Null: the account is in no organization. */
  readonly organization: Fact<Organization | null>;
  /** The rest is seen from the management account only, and asked only there. */
  readonly accounts: Fact<Population<MemberAccount>>;
  readonly controlPolicies: Fact<Population<{ readonly name: string; readonly ofAws: boolean }>>;
  /** Policy types that are on at the root: "SERVICE_CONTROL_POLICY", "TAG_POLICY". */
  readonly policyTypes: Fact<readonly string[]>;
  readonly delegated: Fact<Population<{ readonly id: string; readonly name: string }>>;
  /** Services that work across the organization: "config.amazonaws.com". */
  readonly services: Fact<Population<string>>;
  /** Central root access: "RootCredentialsManagement", "RootSessions". */
  readonly rootFeatures: Fact<readonly string[]>;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

/**
 * The organization and its guard rails.
 *
 * Sources: https://docs.aws.amazon.com/organizations/latest/APIReference/ (DescribeOrganization,
 * ListAccounts, ListRoots, ListPolicies, ListDelegatedAdministrators, ListAWSServiceAccessForOrganization);
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html
 */
export default defineCollector<AwsConnection, OrganizationFacts>({
  title: 'Organization',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [
    { name: 'organizations:DescribeOrganization', gives: 'whether the account is in an organization' },
    { name: 'organizations:ListAccounts', gives: 'the accounts (management account)' },
    { name: 'organizations:ListRoots', gives: 'which kinds of policies are on (management account)' },
    { name: 'organizations:ListPolicies', gives: 'service control policies (management account)' },
    { name: 'organizations:ListDelegatedAdministrators', gives: 'delegated administrators (management account)' },
    { name: 'organizations:ListAWSServiceAccessForOrganization', gives: 'trusted services (management account)' },
    { name: 'iam:ListOrganizationsFeatures', gives: 'central root access (management account)' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const described = await aws.ask('organizations', 'DescribeOrganization', {});
    const management = described.ok ? described.output.Organization?.MasterAccountId : undefined;
    if (management !== context.scope.tenant) return;
    await aws.pages('organizations', 'ListAccounts', {}, TOKEN);
    await aws.pages('organizations', 'ListRoots', {}, TOKEN);
    await aws.pages('organizations', 'ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' }, TOKEN);
    await aws.pages('organizations', 'ListDelegatedAdministrators', {}, TOKEN);
    await aws.pages('organizations', 'ListAWSServiceAccessForOrganization', {}, TOKEN);
    await aws.ask('iam', 'ListOrganizationsFeatures', {});
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const organization = reader.one<Organization | null>(
      'organizations:DescribeOrganization',
      (view) => {
        const management = view.text('Organization.MasterAccountId');
        const features = view.text('Organization.FeatureSet');
        if (management === undefined || features === undefined) return undefined;
        const id = view.text('Organization.Id') ?? '';
        return { id, management, allFeatures: features === 'ALL', isManagement: management === scope.tenant };
      },
      { facts: { AWSOrganizationsNotInUseException: null } },
    );
    const inside = organization.known ? organization.value : undefined;
    if (!organization.known || !inside?.isManagement) {
      const why: Fact<never> = organization.known
        ? unknown(
            inside
              ? `the management account ${inside.management} sees this, and it is asked there`
              : 'the account is in no organization',
          )
        : organization;
      const facts = {
        organization,
        accounts: why,
        controlPolicies: why,
        policyTypes: why,
        delegated: why,
        services: why,
        rootFeatures: why,
      };
      return { facts, completeness: reader.completeness() };
    }
    const facts: OrganizationFacts = {
      organization,
      accounts: reader.pages('organizations:ListAccounts', {
        items: (page) => page.list('Accounts'),
        token: ['NextToken'],
        read: (view) => ({
          id: view.text('Id') ?? '',
          name: view.text('Name') ?? '',
          state: view.text('State') ?? view.text('Status') ?? '',
        }),
      }),
      controlPolicies: reader.pages('organizations:ListPolicies', {
        items: (page) => page.list('Policies'),
        token: ['NextToken'],
        read: (view) => ({ name: view.text('Name') ?? '', ofAws: view.bool('AwsManaged') === true }),
      }),
      policyTypes: policyTypes(reader),
      delegated: reader.pages('organizations:ListDelegatedAdministrators', {
        items: (page) => page.list('DelegatedAdministrators'),
        token: ['NextToken'],
        read: (view) => ({ id: view.text('Id') ?? '', name: view.text('Name') ?? '' }),
      }),
      services: reader.pages('organizations:ListAWSServiceAccessForOrganization', {
        items: (page) => page.list('EnabledServicePrincipals'),
        token: ['NextToken'],
        read: (view) => view.text('ServicePrincipal') ?? '',
      }),
      rootFeatures: reader.one('iam:ListOrganizationsFeatures', (view) => view.texts('EnabledFeatures'), {
        facts: { ServiceAccessNotEnabledException: [], ServiceAccessNotEnabled: [] },
      }),
    };
    return {
      facts,
      completeness: reader.completeness(facts.accounts.known ? facts.accounts.value.items.length : null),
    };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const none = ['AWSOrganizationsNotInUseException'];
    const described = await aws.ask('organizations', 'DescribeOrganization', {});
    const management = described.ok ? described.output.Organization?.MasterAccountId : undefined;
    const first = probed('organizations:DescribeOrganization', described, none);
    // A member account is refused the others whatever its policies say, which would name the wrong cause.
    if (management !== context.scope.tenant) return [first];
    return [
      first,
      probed('organizations:ListAccounts', await aws.ask('organizations', 'ListAccounts', { MaxResults: 1 })),
      probed('organizations:ListRoots', await aws.ask('organizations', 'ListRoots', { MaxResults: 1 })),
      probed(
        'organizations:ListPolicies',
        await aws.ask('organizations', 'ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY', MaxResults: 1 }),
      ),
      probed(
        'organizations:ListDelegatedAdministrators',
        await aws.ask('organizations', 'ListDelegatedAdministrators', { MaxResults: 1 }),
      ),
      probed(
        'organizations:ListAWSServiceAccessForOrganization',
        await aws.ask('organizations', 'ListAWSServiceAccessForOrganization', { MaxResults: 1 }),
      ),
      probed('iam:ListOrganizationsFeatures', await aws.ask('iam', 'ListOrganizationsFeatures', {}), [
        'ServiceAccessNotEnabledException',
      ]),
    ];
  },
});

function policyTypes(reader: Reader): Fact<readonly string[]> {
  const roots = reader.pages('organizations:ListRoots', {
    items: (page) => page.list('Roots'),
    token: ['NextToken'],
    read: (view) =>
      (view.list('PolicyTypes') ?? [])
        .filter((type) => type.text('Status') === 'ENABLED')
        .map((type) => type.text('Type') ?? ''),
  });
  return roots.known ? known(roots.value.items.flat()) : roots;
}
