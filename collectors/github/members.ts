import { defineCollector, type Progress } from '#shared/define.ts';
import { type Fact, known, mapFact, type Population } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { Further } from './client/further.ts';
import { getAll, pageThrough, step } from './client/paging.ts';
import { probeGet, probeOf, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { DOMAINS, IP_ALLOW_LIST, MEMBERS, ORGANIZATION, ORGANIZATION_RULESETS } from './queries/organization.ts';
import { RULESET_LISTS } from './queries/protection.ts';
import { RestAnswers, readAll } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import {
  type Domain,
  domainOf,
  type IpEntry,
  ipEntryOf,
  isOn,
  type Member,
  memberName,
  memberOf,
  type SingleSignOn,
  singleSignOnOf,
} from './read/member.ts';
import { PERMISSION } from './read/permission.ts';
import { type Ruleset, rulesetName, rulesetOf } from './read/ruleset.ts';
import { orgOf } from './read/tenant.ts';
import { View } from './read/view.ts';

export interface MembersFacts {
  readonly url: Fact<string>;
  readonly twoFactorRequired: Fact<boolean>;
  readonly members: Fact<Population<Member>>;
  readonly pendingMembers: Fact<number>;
  /** Logins. */
  readonly outside: Fact<Population<string>>;
  readonly outsideWithoutTwoFactor: Fact<Population<string>>;
  /** Null: there is none. */
  readonly singleSignOn: Fact<SingleSignOn | null>;
  readonly ipAllowList: Fact<boolean>;
  readonly ipAllowListForApps: Fact<boolean>;
  readonly ipEntries: Fact<Population<IpEntry>>;
  readonly domains: Fact<Population<Domain>>;
  readonly mailRestricted: Fact<boolean>;
  readonly rulesets: Fact<Population<Ruleset>>;
}

/** What the first query carries a first page of, and how it is read on. */
const LISTS = {
  membersWithRole: { operation: 'Members', query: MEMBERS, items: 'edges' },
  rulesets: { operation: 'OrganizationRulesets', query: ORGANIZATION_RULESETS, items: 'nodes' },
  ipAllowListEntries: { operation: 'IpAllowList', query: IP_ALLOW_LIST, items: 'nodes' },
  domains: { operation: 'Domains', query: DOMAINS, items: 'nodes' },
} as const;

type List = keyof typeof LISTS;

export default defineCollector<GithubConnection, MembersFacts>({
  title: 'Members: roles, two-factor authentication, single sign-on and network policy',
  kind: 'population',
  version: '1',
  group: 'settings',
  permissions: [
    { name: PERMISSION.members, gives: 'members, their roles, and outside collaborators' },
    { name: PERMISSION.owner, gives: 'two-factor state of each member, IP allow list, domains, bypass lists' },
  ],

  async collect(connection, context) {
    const { org } = connection;
    await Promise.all([
      askOrganization(connection, context),
      getAll(connection, outsidePath(org)),
      getAll(connection, outsidePath(org, '2fa_disabled')),
    ]);
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const graphql = new GraphqlAnswers(answers);
    const whole = organizationIn(
      graphql.data('Organization', { org: orgOf(scope) }, PERMISSION.owner),
      PERMISSION.owner,
    );
    const org = whole.known ? whole : membersOnly(graphql, orgOf(scope), whole);
    const list = (from: Fact<View>, name: List, missing: string) => listOf(graphql, from, name, orgOf(scope), missing);
    const setting = (key: string) => (whole.known ? isOn(whole.value, key) : whole);
    const logins = (path: string) =>
      readAll(rest.list(path, { missing: PERMISSION.members }), loginOf, (view) => view.string('login'));
    const facts: MembersFacts = {
      url: org.known ? org.value.string('url') : org,
      twoFactorRequired: org.known ? org.value.boolean('requiresTwoFactorAuthentication', PERMISSION.owner) : org,
      members: readAll(list(org, 'membersWithRole', PERMISSION.members), memberOf, memberName),
      pendingMembers: whole.known ? pendingOf(whole.value) : whole,
      outside: logins(outsidePath(orgOf(scope))),
      outsideWithoutTwoFactor: logins(outsidePath(orgOf(scope), '2fa_disabled')),
      singleSignOn: whole.known ? singleSignOnOf(whole.value, answers) : whole,
      ipAllowList: setting('ipAllowListEnabledSetting'),
      ipAllowListForApps: setting('ipAllowListForInstalledAppsEnabledSetting'),
      ipEntries: readAll(list(whole, 'ipAllowListEntries', PERMISSION.owner), ipEntryOf),
      domains: readAll(list(whole, 'domains', PERMISSION.owner), domainOf),
      mailRestricted: setting('notificationDeliveryRestrictionEnabledSetting'),
      rulesets: readAll(list(whole, 'rulesets', PERMISSION.owner), (view) => rulesetOf(view, graphql), rulesetName),
    };
    return {
      facts,
      completeness: completenessOf(answers, facts.members, [
        facts.outside,
        facts.outsideWithoutTwoFactor,
        facts.rulesets,
        facts.domains,
        facts.ipEntries,
      ]),
    };
  },

  async probe(connection) {
    const { asked, owner, members, refused } = await sizeOf(connection);
    const [all, filtered] = await Promise.all([
      probeGet(connection, PERMISSION.members, `/orgs/${connection.org}/outside_collaborators?per_page=1`),
      probeGet(
        connection,
        PERMISSION.owner,
        `/orgs/${connection.org}/outside_collaborators?filter=2fa_disabled&per_page=1`,
      ),
    ]);
    if (!asked.ok) return [verdictOn(PERMISSION.members, asked), verdictOn(PERMISSION.owner, asked)];
    const listed = members !== null && !refused.has('membersWithRole') && all.verdict === 'granted';
    return [
      listed ? all : probeOf(PERMISSION.members, false, all.note ?? 'members are not shown to this token'),
      owner === true ? filtered : probeOf(PERMISSION.owner, owner, 'the token is not that of an organisation owner'),
    ];
  },

  async estimate(connection) {
    const { members } = await sizeOf(connection);
    const queries = pages(members, 100);
    return { requests: queries + 2, points: queries, basis: `${members ?? 'an unknown number of'} members` };
  },
});

async function askOrganization(
  connection: GithubConnection,
  context: Parameters<typeof pageThrough>[2],
): Promise<void> {
  const { org } = connection;
  const first = await connection.graphql('Organization', ORGANIZATION, { org });
  if (first.ok && step(first.data, ['data', 'organization']) === null) {
    const { query, operation, items } = LISTS.membersWithRole;
    const request = { operation, query, variables: { org }, at: ['organization', 'membersWithRole'], items };
    await pageThrough(connection, request, { progress: (progress) => context.progress(progress), what: 'members' });
    return;
  }
  const further = new Further();
  const rulesets = step(first.data, ['data', 'organization', 'rulesets', 'nodes']);
  for (const ruleset of Array.isArray(rulesets) ? (rulesets as unknown[]) : []) further.note(ruleset, RULESET_LISTS);
  for (const [name, { operation, query, items }] of Object.entries(LISTS)) {
    const info = step(first.data, ['data', 'organization', name, 'pageInfo']);
    const after = step(info, ['endCursor']);
    if (step(info, ['hasNextPage']) !== true || typeof after !== 'string') continue;
    const request = { operation, query, variables: { org }, at: ['organization', name], items, after };
    const what = { progress: (progress: Progress) => context.progress(progress), what: 'members' };
    await pageThrough(connection, request, what, (found) => {
      if (name === 'rulesets') for (const ruleset of found) further.note(ruleset, RULESET_LISTS);
    });
  }
  await further.readOn(connection);
}

function loginOf(view: View): string {
  const login = view.string('login');
  return login.known ? login.value : 'a person without a login';
}

function outsidePath(org: string, filter?: string): string {
  return `/orgs/${org}/outside_collaborators?${filter === undefined ? '' : `filter=${filter}&`}per_page=100`;
}

function organizationIn(data: Fact<View>, missing: string = PERMISSION.members): Fact<View> {
  if (!data.known) return data;
  const found = data.value.object('organization', missing);
  return found instanceof View ? known(found) : found;
}

/**
 * Some fields of the first query may not be null, so that GitHub refuses the whole organisation to
 * whoever may not read one of them. What everybody may read is then in the answer about members.
 */
function membersOnly(graphql: GraphqlAnswers, org: string, whole: Fact<View>): Fact<View> {
  const part = organizationIn(graphql.data('Members', { org, after: null }, PERMISSION.members));
  return part.known || graphql.asked('Members', { org, after: null }) ? part : whole;
}

function listOf(
  graphql: GraphqlAnswers,
  org: Fact<View>,
  name: List,
  tenant: string,
  missing: string,
): Fact<Population<View>> {
  if (!org.known) return org;
  const first = org.value.object(name, missing);
  if (!(first instanceof View)) return first;
  const { operation, items } = LISTS[name];
  const open = (data: View): Fact<View> => {
    const again = organizationIn(known(data));
    const found = again.known ? again.value.object(name, missing) : again;
    return found instanceof View ? known(found) : found;
  };
  return graphql.continued(first, operation, { org: tenant }, open, { items, missing });
}

function pendingOf(org: View): Fact<number> {
  const pending = org.object('pendingMembers', PERMISSION.members);
  return pending instanceof View ? mapFact(pending.number('totalCount'), (count) => count) : pending;
}
