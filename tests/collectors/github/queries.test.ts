import { schema as official } from '@octokit/graphql-schema';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { SIZE } from '#collectors/github/client/size.ts';
import { moreAccess, REPOSITORY_ACCESS } from '#collectors/github/queries/access.ts';
import { REPOSITORY_DETAILS } from '#collectors/github/queries/details.ts';
import * as organization from '#collectors/github/queries/organization.ts';
import { PULL_REQUESTS } from '#collectors/github/queries/pull-requests.ts';
import { OVERFLOW, REPOSITORIES } from '#collectors/github/queries/repositories.ts';

const rests = [
  { id: 'R_1', after: 'a' },
  { id: 'R_2', after: 'b' },
];

const QUERIES: readonly (readonly [string, string])[] = [
  ...Object.entries(organization),
  ...Object.entries(OVERFLOW).map(([name, { query }]) => [name, query] as const),
  ['REPOSITORIES', REPOSITORIES],
  ['REPOSITORY_ACCESS', REPOSITORY_ACCESS],
  ['RepositoryAccessMore', moreAccess(rests).query],
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
    expect(moreAccess(rests).variables).toEqual({ id0: 'R_1', after0: 'a', id1: 'R_2', after1: 'b' });
  });
});
