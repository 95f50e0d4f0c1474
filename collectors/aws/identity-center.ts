import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { AwsConnection, Session } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';

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
  /** Null: there is no instance in the home region of the credential; another region may have one. */
  readonly instance: Fact<{ readonly arn: string; readonly owner: string | null } | null>;
  readonly permissionSets: Fact<Population<PermissionSet>>;
}

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
    const pages = await aws.pages('sso', 'ListInstances', {}, TOKEN);
    const instance = pages.flatMap((page) => page.Instances ?? [])[0];
    const arn = instance?.InstanceArn;
    // Permission sets are seen in the account that owns the instance, which is asked by itself.
    if (arn === undefined || instance?.OwnerAccountId !== context.scope.tenant) return;
    const listed = await aws.pages('sso', 'ListPermissionSets', { InstanceArn: arn, MaxResults: 100 }, TOKEN);
    const sets = listed.flatMap((page) => page.PermissionSets ?? []);
    let done = 0;
    await aws.all(sets, async (set) => {
      await askSet(aws, arn, set);
      done += 1;
      context.progress({ done, total: sets.length, what: 'permission sets' });
    });
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const instance = reader.one<IdentityCenterFacts['instance'] extends Fact<infer T> ? T : never>(
      'sso:ListInstances',
      (view) => {
        const instances = view.list('Instances');
        if (instances === undefined) return undefined;
        const arn = instances[0]?.text('InstanceArn');
        return arn === undefined ? null : { arn, owner: instances[0]?.text('OwnerAccountId') ?? null };
      },
    );
    const facts: IdentityCenterFacts = {
      instance,
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
