import { schema as official } from '@octokit/graphql-schema';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { SIZE } from '#collectors/github/client/size.ts';
import { MEMBER_ACTIVITY, ORGANIZATION_ID } from '#collectors/github/queries/activity.ts';
import { ENTERPRISE } from '#collectors/github/queries/enterprise.ts';
import { ACCESS_LISTS, REPOSITORY_ACCESS } from '#collectors/github/queries/access.ts';
import { BRANCH_LISTS, DETAIL_LISTS, REPOSITORY_DETAILS } from '#collectors/github/queries/details.ts';
import { furtherOf, type List, restsIn } from '#collectors/github/queries/lists.ts';
import * as organization from '#collectors/github/queries/organization.ts';
import { PULL_REQUESTS } from '#collectors/github/queries/pull-requests.ts';
import { RULESET_LISTS } from '#collectors/github/queries/protection.ts';
import { ENVIRONMENT_LISTS, REPOSITORIES, REPOSITORY_LISTS } from '#collectors/github/queries/repositories.ts';

const rests = [
  { id: 'R_1', after: 'a' },
  { id: 'R_2', after: 'b' },
];

const QUERIES: readonly (readonly [string, string])[] = [
  ...Object.entries(organization),
  ...[ACCESS_LISTS, BRANCH_LISTS, DETAIL_LISTS, ENVIRONMENT_LISTS, REPOSITORY_LISTS, RULESET_LISTS].flatMap((lists) =>
    Object.values(lists).map((list: List) => [list.operation, furtherOf(list, rests, 100).query] as const),
  ),
  ['REPOSITORIES', REPOSITORIES],
  ['ENTERPRISE', ENTERPRISE],
  ['ORGANIZATION_ID', ORGANIZATION_ID],
  ['MEMBER_ACTIVITY', MEMBER_ACTIVITY],
  ['REPOSITORY_ACCESS', REPOSITORY_ACCESS],
  ['REPOSITORY_DETAILS', REPOSITORY_DETAILS],
  ['PULL_REQUESTS', PULL_REQUESTS],
  ['SIZE', SIZE],
];

describe('the GraphQL questions', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = buildSchema(official.idl, { assumeValid: true });
  });

  it.each(QUERIES)('%s is valid on the official schema', (_name, query) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it('asks for several repositories at once with variables of their own', () => {
    const { variables } = furtherOf(ACCESS_LISTS.people, rests, 50);
    expect(variables).toEqual({ n: 50, id0: 'R_1', after0: 'a', id1: 'R_2', after1: 'b' });
    expect(restsIn(variables)).toEqual(rests);
  });
});
