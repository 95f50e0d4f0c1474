import { defineCollector } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { askEach } from './client/each.ts';
import { getAll } from './client/paging.ts';
import { probeOf, verdictOn } from './client/probe.ts';
import { pages, sizeOf } from './client/size.ts';
import { RestAnswers } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { drawnFrom, filesOf, type FileSample, inUse, treePath } from './read/files.ts';
import { repositoriesPath } from './read/listed.ts';
import { PERMISSION } from './read/permission.ts';
import { orgOf } from './read/tenant.ts';
import { isObject } from './read/view.ts';

export interface RepositoryFilesFacts {
  /** Of the repositories in use, n of N; unknown when not all of them are known. */
  readonly sample: Fact<FileSample>;
}

export default defineCollector<GithubConnection, RepositoryFilesFacts>({
  title: 'Files: built binaries in a sample of the repositories',
  kind: 'sample',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.metadata, gives: 'the list of repositories that the sample is drawn from' },
    { name: PERMISSION.contents, gives: 'the names of the files of each repository in the sample' },
  ],

  async collect(connection) {
    const names: string[] = [];
    await getAll(connection, repositoriesPath(connection.org), (items) => {
      names.push(...items.flatMap((item) => (isObject(item) ? (inUse(item) ?? []) : [])));
    });
    await askEach(connection, drawnFrom(connection.org, names).ids.map(treePath));
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const org = orgOf(scope);
    const listed = rest.read(
      repositoriesPath(org),
      { missing: PERMISSION.metadata },
      { read: ({ value }) => inUse(value), name: (view) => view.string('full_name') },
    );
    return { facts: { sample: sampleIn(rest, listed, org) }, completeness: completenessOf(answers, null, [listed]) };
  },

  async probe(connection) {
    const { asked, firstRepository, refused } = await sizeOf(connection);
    if (!asked.ok) return [verdictOn(PERMISSION.metadata, asked), verdictOn(PERMISSION.contents, asked)];
    const seen = firstRepository !== null;
    return [
      probeOf(PERMISSION.metadata, seen, 'no repository of the organisation is shown to this token'),
      probeOf(PERMISSION.contents, seen ? !refused.has('defaultBranchRef') : null, 'judged on the first repository'),
    ];
  },

  async estimate(connection) {
    const { repositories } = await sizeOf(connection);
    const drawn = drawnFrom(
      connection.org,
      Array.from({ length: repositories ?? 1 }, (_, at) => String(at)),
    ).drawn;
    return {
      requests: pages(repositories, 100) + drawn,
      points: 0,
      basis: `${drawn} of ${repositories ?? 'an unknown number of'} repositories, drawn by their names`,
    };
  },
});

function sampleIn(
  rest: RestAnswers,
  listed: ReturnType<typeof rest.read<string | null>>,
  org: string,
): RepositoryFilesFacts['sample'] {
  if (!listed.known) return listed;
  if (listed.value.unseen !== null) return listed.value.unseen;
  const names = listed.value.items.filter((name) => name !== null);
  const { seed, drawn, of, ids } = drawnFrom(org, names);
  return known({ seed, drawn, of, repositories: ids.map((name) => filesOf(rest, name)) });
}
