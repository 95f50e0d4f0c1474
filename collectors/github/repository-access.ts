import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import { gathered, type Pages } from '#shared/evidence/slices.ts';
import type { GithubConnection } from './client/connection.ts';
import { BATCH, Further } from './client/further.ts';
import { pageThrough } from './client/paging.ts';
import { probeOf, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { ACCESS_LISTS, REPOSITORY_ACCESS } from './queries/access.ts';
import { accessOf, type RepositoryAccess } from './read/access.ts';
import { completenessOf } from './read/completeness.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { partsOf } from './read/parts.ts';
import { PERMISSION } from './read/permission.ts';
import { orgOf } from './read/tenant.ts';
import { View } from './read/view.ts';

export interface RepositoryAccessFacts {
  readonly access: Fact<Population<RepositoryAccess>>;
}

/** People are costly to list: fewer repositories on a page than elsewhere. */
const SIZES = { first: 10, smallest: 1, largest: 20 };

export default defineCollector<GithubConnection, RepositoryAccessFacts>({
  title: 'Access: everybody who may change each repository, and through what',
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.repositoryAdmin, gives: 'the people with access to each repository and where it comes from' },
    { name: PERMISSION.members, gives: 'the names of those people and of teams' },
  ],

  async collect(connection, context) {
    const further = new Further();
    await pageThrough(
      connection,
      {
        operation: 'RepositoryAccess',
        query: REPOSITORY_ACCESS,
        variables: { org: connection.org },
        at: ['organization', 'repositories'],
        sizes: SIZES,
      },
      { progress: (progress) => context.progress(progress), what: 'repositories' },
      (nodes) => {
        for (const node of nodes) further.note(node, ACCESS_LISTS);
      },
    );
    await further.readOn(connection);
  },

  read(answers, scope) {
    const access = gathered(pagesOf(answers, orgOf(scope)));
    return { facts: { access }, completeness: completenessOf(answers, access) };
  },

  parts: (answers, scope) => partsOf(answers, pagesOf(answers, orgOf(scope)), (access) => ({ access })),

  async probe(connection) {
    const { asked, repositoryAdmin, members } = await sizeOf(connection);
    if (!asked.ok) return [verdictOn(PERMISSION.repositoryAdmin, asked), verdictOn(PERMISSION.members, asked)];
    return [
      probeOf(PERMISSION.repositoryAdmin, repositoryAdmin, 'judged on the first repository'),
      probeOf(PERMISSION.members, members !== null, 'members are not shown to this token'),
    ];
  },

  async estimate(connection) {
    const { repositories, members } = await sizeOf(connection);
    // At the most: people are only listed where they have access.
    const further = Math.ceil((repositories ?? 0) / BATCH) * (pages(members, 100) - 1);
    const queries = pages(repositories, SIZES.largest) + 1 + further;
    return {
      requests: queries,
      points: queries,
      basis: `${repositories ?? 'an unknown number of'} repositories, ${members ?? 'an unknown number of'} members`,
    };
  },
});

function pagesOf(answers: readonly Answer[], org: string): Pages<RepositoryAccess> {
  const graphql = new GraphqlAnswers(answers);
  return graphql.turn(
    'RepositoryAccess',
    { org },
    repositoriesIn,
    { missing: PERMISSION.metadata },
    { read: (view) => accessOf(view, graphql), name: (view) => view.string('nameWithOwner') },
  );
}

function repositoriesIn(data: View): Fact<View> {
  const organization = data.object('organization', PERMISSION.metadata);
  if (!(organization instanceof View)) return organization;
  const found = organization.object('repositories', PERMISSION.metadata);
  return found instanceof View ? known(found) : found;
}
