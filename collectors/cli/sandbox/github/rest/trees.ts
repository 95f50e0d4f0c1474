import { headOf } from '../branches.ts';
import { ok, repositoryOf, type Handlers } from '../call.ts';
import { filesOf } from '../files.ts';
import { Refusal } from '../refusal.ts';
import { repositoryUrl } from '../shapes/repositories.ts';

export const trees: Handlers = {
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': (call) => {
    const repository = repositoryOf(call);
    if (repository.empty) throw new Refusal(409, 'Git Repository is empty.');
    const url = `${repositoryUrl(call, repository)}/git`;
    const files = [...filesOf(repository)].map(([path, text]) => {
      const sha = headOf(repository, path);
      const size = Buffer.byteLength(text);
      return { path, mode: '100644', type: 'blob', sha, size, url: `${url}/blobs/${sha}` };
    });
    const folders = [...new Set(files.flatMap(({ path }) => above(path)))].map((path) => {
      const sha = headOf(repository, `${path}/`);
      return { path, mode: '040000', type: 'tree', sha, url: `${url}/trees/${sha}` };
    });
    const all = [...folders, ...files].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const deep = call.query.has('recursive');
    const sha = headOf(repository, repository.defaultBranch);
    return ok({
      sha,
      url: `${url}/trees/${sha}`,
      tree: deep ? all : all.filter(({ path }) => !path.includes('/')),
      truncated: false,
    });
  },
};

/** The folders that a file is in, the outermost first. */
function above(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
