import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { pageThrough, step } from './client/paging.ts';
import { PERIOD_DAYS, periodBefore } from './client/period.ts';
import { probeOf, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { MEMBER_ACTIVITY, ORGANIZATION_ID } from './queries/activity.ts';
import { readAll } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { memberName, type Member, memberOf } from './read/member.ts';
import { PERMISSION } from './read/permission.ts';
import { orgOf } from './read/tenant.ts';
import { View } from './read/view.ts';

export interface ActiveMember extends Pick<Member, 'login' | 'role'> {
  /**
   * Whether a commit, review, issue or pull request of the member in the organisation is shown since then.
   * False says that none is shown to this token: reading leaves no trace, and private work may be hidden.
   */
  readonly contributed: Fact<boolean>;
}

export interface MemberActivityFacts {
  /** Start of the period, UTC. */
  readonly since: Fact<string>;
  readonly members: Fact<Population<ActiveMember>>;
}

const SIZES = { first: 25, smallest: 1, largest: 100 };

export default defineCollector<GithubConnection, MemberActivityFacts>({
  title: `Activity: who contributed in the last ${PERIOD_DAYS} days`,
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.members, gives: 'the members and their roles' },
    { name: PERMISSION.contents, gives: 'what they contributed to private repositories' },
  ],

  async collect(connection, context) {
    const { org } = connection;
    const first = await connection.graphql('OrganizationId', ORGANIZATION_ID, { org });
    const id = step(first.data, ['data', 'organization', 'id']);
    if (typeof id !== 'string') return;
    const { from } = periodBefore(step(first.data, ['data', 'rateLimit', 'resetAt']), Date.now());
    await pageThrough(
      connection,
      {
        operation: 'MemberActivity',
        query: MEMBER_ACTIVITY,
        variables: { org, id, from },
        at: ['organization', 'membersWithRole'],
        items: 'edges',
        sizes: SIZES,
      },
      { progress: (progress) => context.progress(progress), what: 'members' },
    );
  },

  read(answers, scope) {
    const graphql = new GraphqlAnswers(answers);
    const org = orgOf(scope);
    const [asked] = graphql.variablesOf('MemberActivity');
    const unasked = askedFor(graphql, org);
    const since: Fact<string> = typeof asked?.['from'] === 'string' ? known(asked['from']) : unasked;
    const members =
      asked === undefined
        ? unasked
        : readAll(
            graphql.pages('MemberActivity', { org, id: asked['id'], from: asked['from'] }, membersIn, {
              items: 'edges',
              missing: PERMISSION.members,
            }),
            activeOf,
            memberName,
          );
    return { facts: { since, members }, completeness: completenessOf(answers, members) };
  },

  async probe(connection) {
    const { asked, members, refused } = await sizeOf(connection);
    if (!asked.ok) return [verdictOn(PERMISSION.members, asked), verdictOn(PERMISSION.contents, asked)];
    return [
      probeOf(
        PERMISSION.members,
        members !== null && !refused.has('membersWithRole'),
        'members are not shown to this token',
      ),
      probeOf(
        PERMISSION.contents,
        members === null ? null : !refused.has('defaultBranchRef'),
        'judged on the first repository',
      ),
    ];
  },

  async estimate(connection) {
    const { members } = await sizeOf(connection);
    const queries = pages(members, SIZES.largest) + 2;
    return { requests: queries, points: queries, basis: `${members ?? 'an unknown number of'} members` };
  },
});

/** Why members were not asked about: the organisation itself was not shown, or nothing was asked. */
function askedFor(graphql: GraphqlAnswers, org: string): Exclude<Fact<never>, { known: true }> {
  const data = graphql.data('OrganizationId', { org }, PERMISSION.members);
  const found = data.known ? data.value.object('organization', PERMISSION.members) : data;
  return found instanceof View ? graphql.notReached('MemberActivity') : found;
}

function membersIn(data: View): Fact<View> {
  const organization = data.object('organization', PERMISSION.members);
  if (!(organization instanceof View)) return organization;
  const found = organization.object('membersWithRole', PERMISSION.members);
  return found instanceof View ? known(found) : found;
}

function activeOf(edge: View): ActiveMember {
  const { login, role } = memberOf(edge);
  const person = edge.object('node');
  const done = person instanceof View ? person.object('contributionsCollection', PERMISSION.contents) : person;
  return { login, role, contributed: done instanceof View ? done.boolean('hasAnyContributions') : done };
}
