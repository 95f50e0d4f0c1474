import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { AwsConnection, Session } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';

export interface Instance {
  readonly arn: string;
  readonly owner: string | null;
}

export interface PermissionSet {
  readonly arn: string;
  readonly name: Fact<string>;
  /** Minutes until a session ends. */
  readonly sessionMinutes: Fact<number>;
  readonly administers: Fact<boolean>;
  /** Assignments in accounts; asked only for permission sets that administer. */
  readonly assignments: Fact<Population<Assignment>>;
}

export interface Assignment {
  readonly account: string;
  readonly principal: string;
  readonly group: boolean;
}

export interface IdentityCenterFacts {
  /** Null: there is none in any region; unknown when it was not looked for beyond one. */
  readonly instance: Fact<Instance | null>;
  /** The regions that were asked, in that order; an instance lives in one of them, or in none. */
  readonly lookedIn: readonly string[];
  readonly permissionSets: Fact<Population<PermissionSet>>;
}

const REGION = 'aws:identity-center-region';
const TOKEN = { send: 'NextToken', receive: 'NextToken' };
const ADMINISTRATOR = /:iam::aws:policy\/AdministratorAccess$/;

/**
 * IAM Identity Center: its permission sets, and who holds those that administer.
 *
 * Source: https://docs.aws.amazon.com/singlesignon/latest/APIReference/ (ListInstances,
 * ListPermissionSets, DescribePermissionSet, ListManagedPoliciesInPermissionSet,
 * ListAccountsForProvisionedPermissionSet, ListAccountAssignments)
 */
export default defineCollector<AwsConnection, IdentityCenterFacts>({
  title: 'IAM Identity Center',
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: 'sso:ListInstances', gives: 'whether IAM Identity Center is used' },
    { name: 'sso:ListPermissionSets', gives: 'the permission sets' },
    { name: 'sso:DescribePermissionSet', gives: 'how long a session lasts' },
    { name: 'sso:ListManagedPoliciesInPermissionSet', gives: 'which permission sets administer' },
    { name: 'sso:ListAccountsForProvisionedPermissionSet', gives: 'where a permission set is assigned' },
    { name: 'sso:ListAccountAssignments', gives: 'who holds a permission set' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const { instance, there } = await findInstance(aws, context.scope.tenant);
    const arn = instance?.InstanceArn;
    // Permission sets are seen in the account that owns the instance, which is asked by itself.
    if (arn === undefined || instance?.OwnerAccountId !== context.scope.tenant) return;
    const listed = await there.pages('sso', 'ListPermissionSets', { InstanceArn: arn, MaxResults: 100 }, TOKEN);
    const sets = listed.flatMap((page) => page.PermissionSets ?? []);
    let done = 0;
    await there.all(sets, async (set) => {
      await askSet(there, arn, set);
      done += 1;
      context.progress({ done, total: sets.length, what: 'permission sets' });
    });
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const instance = instanceOf(reader, answers);
    const facts: IdentityCenterFacts = {
      instance,
      lookedIn: regionsAsked(answers),
      permissionSets: !instance.known
        ? instance
        : instance.value?.owner !== scope.tenant
          ? known({ items: [], expected: 0, complete: true, unseen: null })
          : reader.pages('sso:ListPermissionSets', {
              items: (page) => page.list('PermissionSets'),
              token: ['NextToken'],
              read: (view) => readSet(reader, view.text() ?? ''),
            }),
    };
    const count = facts.permissionSets.known ? facts.permissionSets.value.items.length : null;
    return { facts, completeness: reader.completeness(count) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const listed = await aws.ask('sso', 'ListInstances', {});
    const InstanceArn = listed.ok ? listed.output.Instances?.[0]?.InstanceArn : undefined;
    const sets = InstanceArn ? await aws.ask('sso', 'ListPermissionSets', { InstanceArn, MaxResults: 1 }) : null;
    const PermissionSetArn = sets?.ok ? sets.output.PermissionSets?.[0] : undefined;
    const one = InstanceArn && PermissionSetArn ? { InstanceArn, PermissionSetArn } : null;
    return [
      probed('sso:ListInstances', listed),
      probed('sso:ListPermissionSets', sets),
      probed('sso:DescribePermissionSet', one && (await aws.ask('sso', 'DescribePermissionSet', one))),
      probed(
        'sso:ListManagedPoliciesInPermissionSet',
        one && (await aws.ask('sso', 'ListManagedPoliciesInPermissionSet', one)),
      ),
      probed(
        'sso:ListAccountsForProvisionedPermissionSet',
        one && (await aws.ask('sso', 'ListAccountsForProvisionedPermissionSet', one)),
      ),
      probed(
        'sso:ListAccountAssignments',
        one && (await aws.ask('sso', 'ListAccountAssignments', { ...one, AccountId: context.scope.tenant })),
      ),
    ];
  },
});

/**
 * An organization has one instance, in the region it was made in. Home is asked first; the other regions
 * only in the account of the credential, and what is found there is where the other accounts are asked.
 */
async function findInstance(aws: Session, tenant: string) {
  const regions = await aws.connection.searchOrder(REGION, tenant);
  for (const region of regions) {
    const there = aws.in(region);
    const pages = await there.pages('sso', 'ListInstances', {}, TOKEN);
    const [instance] = pages.flatMap((page) => page.Instances ?? []);
    if (instance === undefined) continue;
    aws.connection.remember(REGION, region);
    return { instance, there };
  }
  return { instance: undefined, there: aws };
}

function regionsAsked(answers: readonly Answer[]): string[] {
  const asked = answers.filter(({ params }) => params?.['operation'] === 'ListInstances');
  return [...new Set(asked.flatMap(({ params }) => (typeof params?.['region'] === 'string' ? params['region'] : [])))];
}

function instanceOf(reader: Reader, answers: readonly Answer[]): Fact<Instance | null> {
  const regions = regionsAsked(answers);
  if (regions.length === 0) return reader.unseen('sso:ListInstances');
  let unseen: Fact<never> | null = null;
  for (const region of regions) {
    const found = new Reader(answers.filter(({ params }) => params?.['region'] === region)).one<Instance | null>(
      'sso:ListInstances',
      (view) => {
        const instances = view.list('Instances');
        if (instances === undefined) return undefined;
        const arn = instances[0]?.text('InstanceArn');
        return arn === undefined ? null : { arn, owner: instances[0]?.text('OwnerAccountId') ?? null };
      },
    );
    if (found.known && found.value !== null) return found;
    if (!found.known) unseen ??= reader.miss(found);
  }
  if (unseen) return unseen;
  if (regions.length > 1) return known(null);
  return unknown(`there is no instance in ${regions[0]}, and it was not looked for in other regions`);
}

async function askSet(aws: Session, InstanceArn: string, PermissionSetArn: string): Promise<void> {
  const set = { InstanceArn, PermissionSetArn };
  await aws.ask('sso', 'DescribePermissionSet', set);
  const policies = await aws.pages('sso', 'ListManagedPoliciesInPermissionSet', { ...set, MaxResults: 100 }, TOKEN);
  const attached = policies.flatMap((page) => page.AttachedManagedPolicies ?? []);
  if (!attached.some((policy) => ADMINISTRATOR.test(policy.Arn ?? ''))) return;
  const accounts = await aws.pages(
    'sso',
    'ListAccountsForProvisionedPermissionSet',
    { ...set, MaxResults: 100 },
    TOKEN,
  );
  for (const AccountId of accounts.flatMap((page) => page.AccountIds ?? [])) {
    await aws.pages('sso', 'ListAccountAssignments', { ...set, AccountId, MaxResults: 100 }, TOKEN);
  }
}

function readSet(reader: Reader, arn: string): PermissionSet {
  const match = { PermissionSetArn: arn };
  const policies = reader.pages('sso:ListManagedPoliciesInPermissionSet', {
    match,
    items: (page) => page.list('AttachedManagedPolicies'),
    token: ['NextToken'],
    read: (view) => ADMINISTRATOR.test(view.text('Arn') ?? ''),
  });
  const held = policies.known && policies.value.items.some(Boolean);
  const administers: Fact<boolean> = !policies.known
    ? policies
    : held
      ? known(true)
      : (policies.value.unseen ?? known(false));
  return {
    arn,
    name: reader.one('sso:DescribePermissionSet', (view) => view.text('PermissionSet.Name'), { match }),
    sessionMinutes: reader.one(
      'sso:DescribePermissionSet',
      (view) => minutes(view.text('PermissionSet.SessionDuration')),
      {
        match,
      },
    ),
    administers,
    assignments: held
      ? assignments(reader, arn)
      : administers.known
        ? known({ items: [], expected: 0, complete: true, unseen: null })
        : administers,
  };
}

/** ISO 8601 durations such as PT1H30M; without one, a session lasts an hour. */
function minutes(duration: string | undefined): number | undefined {
  if (duration === undefined) return 60;
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration);
  return match ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) : undefined;
}

function assignments(reader: Reader, arn: string): Fact<Population<Assignment>> {
  const accounts = reader.pages('sso:ListAccountsForProvisionedPermissionSet', {
    match: { PermissionSetArn: arn },
    items: (page) => page.list('AccountIds'),
    token: ['NextToken'],
    read: (view) => view.text() ?? '',
  });
  if (!accounts.known) return accounts;
  const items: Assignment[] = [];
  let { unseen } = accounts.value;
  for (const account of accounts.value.items) {
    const some = reader.pages('sso:ListAccountAssignments', {
      match: { PermissionSetArn: arn, AccountId: account },
      items: (page) => page.list('AccountAssignments'),
      token: ['NextToken'],
      read: (view) => ({
        account,
        principal: view.text('PrincipalId') ?? '',
        group: view.text('PrincipalType') === 'GROUP',
      }),
    });
    if (some.known) items.push(...some.value.items);
    unseen ??= some.known ? some.value.unseen : some;
  }
  return known({ items, expected: unseen === null ? items.length : null, complete: unseen === null, unseen });
}
