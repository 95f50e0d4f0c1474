import { describe, expect, it } from 'vitest';
import repositoryFiles from '#collectors/github/repository-files.ts';
import { type Reply, type Routes, run } from './lib/run.ts';

const LIST = 'GET /orgs/acme/repos?sort=full_name&per_page=100';
const tree = (name: string) => `GET /repos/acme/${name}/git/trees/HEAD?recursive=1`;
const listed = (...names: string[]): Reply => ({
  body: names.map((name) => ({ full_name: `acme/${name}`, archived: false })),
});
const files = (paths: readonly string[], truncated = false): Reply => ({
  body: { sha: 'a', truncated, tree: paths.map((path) => ({ path, type: 'blob' })) },
});

async function read(routes: Routes) {
  const ran = await run(repositoryFiles, routes);
  const { sample } = ran.facts;
  return { ...ran, sample, first: sample.known ? sample.value.repositories[0]?.binaries : undefined };
}

describe('github/repository-files', () => {
  it('finds what was built, and leaves the starters of build tools alone', async () => {
    const paths = [
      'src/main.c',
      'bin/tool.exe',
      'lib/libssl.so.3',
      'gradle/wrapper/gradle-wrapper.jar',
      '.mvn/wrapper/maven-wrapper.jar',
      'libs/old.jar',
      'docs/jar.md',
      'a.java',
    ];
    const { first, completeness } = await read({ [LIST]: listed('api'), [tree('api')]: files(paths) });
    expect(first).toMatchObject({
      value: { complete: true, items: ['bin/tool.exe', 'lib/libssl.so.3', 'libs/old.jar'] },
    });
    expect(completeness.complete).toBe(true);
  });

  it('draws the same 25 of 60 whenever it is asked, among those in use', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `r${at}`);
    const body = [
      ...names.map((name) => ({ full_name: `acme/${name}` })),
      { full_name: 'acme/old', archived: true },
      { full_name: 'acme/off', disabled: true },
    ];
    const routes: Routes = { [LIST]: { body } };
    for (const name of names) routes[tree(name)] = files([]);
    const [once, twice] = [await read(routes), await read({ ...routes, [LIST]: { body: body.toReversed() } })];
    expect(once.sample).toMatchObject({ value: { drawn: 25, of: 60 } });
    expect(once.asked).toHaveLength(26);
    expect(once.asked.some((path) => /acme\/(old|off)\//.test(path))).toBe(false);
    expect(twice.sample).toEqual(once.sample);
  });

  it.each([
    [files(['a.jar'], true), { value: { complete: false, items: ['a.jar'] } }],
    [files([], true), { value: { complete: false, items: [] } }],
    [{ body: { sha: 'a', tree: [] } }, { value: { complete: false } }],
    [{ body: { sha: 'a', truncated: false, tree: [{ type: 'blob' }] } }, { value: { complete: false } }],
    [
      { status: 409, body: { message: 'Git Repository is empty.' } },
      { known: true, value: null },
    ],
    [
      { status: 404, body: { message: 'Not Found' } },
      { known: false, missing: 'Contents: read (repository)' },
    ],
    [{ status: 500, body: {} }, { known: false }],
  ])('does not take a list that is cut or refused for a clean one (%#)', async (reply, expected) => {
    const { first } = await read({ [LIST]: listed('api'), [tree('api')]: reply });
    expect(first).toMatchObject(expected);
  });

  it('draws nothing from a list that was not seen whole', async () => {
    const link = '<https://api.github.com/orgs/acme/repos?page=2>; rel="next"';
    const cut = await read({ [LIST]: { ...listed('api'), headers: { link } }, [tree('api')]: files([]) });
    expect(cut.sample).toMatchObject({ known: false });
    expect((await read({})).sample).toMatchObject({ known: false, missing: 'Metadata: read (repository)' });
  });
});
