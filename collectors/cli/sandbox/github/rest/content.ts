import { mergedPullsOf, type MergedPull } from '../../organisation/pulls.ts';
import { hexOf } from '../../organisation/random.ts';
import type { Repository } from '../../organisation/repository.ts';
import { branchesOf, classicOn, headOf } from '../branches.ts';
import { nodeId, ok, param, repositoryOf, type Call, type Handlers } from '../call.ts';
import { filesOf } from '../files.ts';
import { page, rowsOf } from '../pages.ts';
import { notFound, Refusal } from '../refusal.ts';
import { simpleUser, web } from '../shapes/people.ts';
import { commitShape, pullShape, reviewShape, wholePull } from '../shapes/pulls.ts';
import { repositoryUrl } from '../shapes/repositories.ts';
import { protectionShape } from './protection.ts';

function pullOf(call: Call): { readonly repository: Repository; readonly pull: MergedPull } {
  const repository = repositoryOf(call);
  const pull = mergedPullsOf(call.organisation, repository).find(
    (each) => String(each.number) === param(call, 'pull_number'),
  );
  if (pull === undefined) throw notFound();
  return { repository, pull };
}

/** Newest first, one merge commit a pull request. */
function commitsOf(call: Call, repository: Repository) {
  if (repository.empty) throw new Refusal(409, 'Git Repository is empty.');
  const since = call.query.get('since');
  const until = call.query.get('until');
  return mergedPullsOf(call.organisation, repository)
    .filter((pull) => (since === null || pull.mergedAt >= since) && (until === null || pull.mergedAt <= until))
    .toReversed();
}

function entry(call: Call, repository: Repository, path: string, size: number) {
  const url = `${repositoryUrl(call, repository)}/contents/${path}?ref=${repository.defaultBranch}`;
  const sha = hexOf(40, repository.id, path);
  const git = `${repositoryUrl(call, repository)}/git/blobs/${sha}`;
  const html = `${web(call)}/${call.organisation.login}/${repository.name}/blob/${repository.defaultBranch}/${path}`;
  return {
    type: 'file',
    size,
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    url,
    git_url: git,
    html_url: html,
    download_url: `${web(call)}/raw/${call.organisation.login}/${repository.name}/${repository.defaultBranch}/${path}`,
    _links: { self: url, git, html },
  };
}

function contents(call: Call) {
  const repository = repositoryOf(call);
  const path = param(call, 'path').replace(/\/$/, '');
  const files = filesOf(repository);
  if (repository.empty) throw new Refusal(404, 'This repository is empty.');
  const text = files.get(path);
  if (text !== undefined)
    return ok({
      ...entry(call, repository, path, Buffer.byteLength(text)),
      encoding: 'base64',
      content: Buffer.from(text).toString('base64'),
    });
  const inside = [...files].filter(
    ([name]) => name.startsWith(`${path}/`) && !name.slice(path.length + 1).includes('/'),
  );
  if (inside.length === 0) throw notFound();
  return ok(inside.map(([name, content]) => entry(call, repository, name, Buffer.byteLength(content))));
}

function branch(call: Call) {
  const repository = repositoryOf(call);
  const name = param(call, 'branch');
  if (!branchesOf(repository).includes(name)) throw new Refusal(404, 'Branch not found');
  const url = `${repositoryUrl(call, repository)}/branches/${name}`;
  const rule = call.organisation.lacksProtection(repository) ? null : classicOn(repository, name);
  const ruled = call.organisation.rulesOn(repository, name).length > 0;
  return ok({
    name,
    commit: commitShape(
      call,
      repository,
      headOf(repository, name),
      call.organisation.member(3),
      repository.pushedAt,
      'Merge',
    ),
    _links: { self: url, html: `${web(call)}/${call.organisation.login}/${repository.name}/tree/${name}` },
    protected: rule !== null || ruled,
    protection:
      rule === null ? { enabled: false } : { enabled: true, ...protectionShape(call, rule, `${url}/protection`) },
    protection_url: `${url}/protection`,
  });
}

const root = '/repos/{owner}/{repo}';

export const content: Handlers = {
  [`${root}/branches`]: (call) => {
    const repository = repositoryOf(call);
    const only = call.query.get('protected');
    const rows = branchesOf(repository)
      .map((name) => ({
        name,
        isProtected: classicOn(repository, name) !== null || call.organisation.rulesOn(repository, name).length > 0,
      }))
      .filter(({ isProtected }) => only === null || String(isProtected) === only);
    return page(
      call,
      rowsOf(rows, ({ name, isProtected }) => ({
        name,
        commit: {
          sha: headOf(repository, name),
          url: `${repositoryUrl(call, repository)}/commits/${headOf(repository, name)}`,
        },
        protected: isProtected,
      })),
    );
  },
  [`${root}/branches/{branch}`]: branch,
  [`${root}/commits`]: (call) => {
    const repository = repositoryOf(call);
    return page(
      call,
      rowsOf(commitsOf(call, repository), (pull) =>
        commitShape(
          call,
          repository,
          pull.mergeCommit,
          pull.mergedBy,
          pull.mergedAt,
          `Merge pull request #${pull.number}`,
        ),
      ),
    );
  },
  [`${root}/commits/{ref}`]: (call) => {
    const repository = repositoryOf(call);
    const ref = param(call, 'ref');
    const found = commitsOf(call, repository).find((pull) => pull.mergeCommit === ref);
    if (found !== undefined)
      return ok(
        commitShape(call, repository, ref, found.mergedBy, found.mergedAt, `Merge pull request #${found.number}`),
      );
    if (!branchesOf(repository).includes(ref)) throw new Refusal(422, `No commit found for SHA: ${ref}`);
    return ok(
      commitShape(call, repository, headOf(repository, ref), call.organisation.member(3), repository.pushedAt, 'Merge'),
    );
  },
  [`${root}/commits/{commit_sha}/pulls`]: (call) => {
    const repository = repositoryOf(call);
    const found = commitsOf(call, repository).filter((pull) => pull.mergeCommit === param(call, 'commit_sha'));
    return page(
      call,
      rowsOf(found, (pull) => pullShape(call, repository, pull)),
    );
  },
  [`${root}/contents/{path}`]: contents,
  [`${root}/codeowners/errors`]: (call) => {
    const { codeowners } = repositoryOf(call);
    if (codeowners === null) throw notFound();
    return ok({
      errors: codeowners.errors.map((kind, at) => ({
        line: at + 1,
        column: 3,
        kind,
        source: '* @gone',
        suggestion: null,
        message: `${kind} on line ${at + 1}`,
        path: codeowners.path,
      })),
    });
  },
  [`${root}/pulls`]: (call) => {
    const repository = repositoryOf(call);
    const state = call.query.get('state') ?? 'open';
    const base = call.query.get('base');
    const pulls =
      state === 'open'
        ? []
        : mergedPullsOf(call.organisation, repository).filter((pull) => base === null || pull.base === base);
    const field = call.query.get('sort') === 'updated' ? 'mergedAt' : 'createdAt';
    const direction = call.query.get('direction') === 'asc' ? 1 : -1;
    const sorted = pulls.toSorted((a, b) => (a[field] < b[field] ? -1 : 1) * direction);
    return page(
      call,
      rowsOf(sorted, (pull) => pullShape(call, repository, pull)),
    );
  },
  [`${root}/pulls/{pull_number}`]: (call) => {
    const { repository, pull } = pullOf(call);
    return ok(wholePull(call, repository, pull));
  },
  [`${root}/pulls/{pull_number}/reviews`]: (call) => {
    const { repository, pull } = pullOf(call);
    return page(
      call,
      rowsOf(pull.reviews, (review) => reviewShape(call, repository, pull, review)),
    );
  },
  [`${root}/pulls/{pull_number}/commits`]: (call) => {
    const { repository, pull } = pullOf(call);
    return page(
      call,
      rowsOf([pull], () => commitShape(call, repository, pull.headCommit, pull.author, pull.createdAt, pull.title)),
    );
  },
  [`${root}/tags`]: (call) => {
    const repository = repositoryOf(call);
    const url = repositoryUrl(call, repository);
    return page(
      call,
      rowsOf(tagsOf(repository), (name) => ({
        name,
        node_id: nodeId('Tag', name),
        commit: { sha: headOf(repository, name), url: `${url}/commits/${headOf(repository, name)}` },
        zipball_url: `${url}/zipball/${name}`,
        tarball_url: `${url}/tarball/${name}`,
      })),
    );
  },
  [`${root}/releases`]: (call) => {
    const repository = repositoryOf(call);
    const url = repositoryUrl(call, repository);
    return page(
      call,
      rowsOf(tagsOf(repository), (name, at) => ({
        url: `${url}/releases/${at + 1}`,
        html_url: `${web(call)}/${call.organisation.login}/${repository.name}/releases/tag/${name}`,
        assets_url: `${url}/releases/${at + 1}/assets`,
        upload_url: `${url}/releases/${at + 1}/assets{?name,label}`,
        tarball_url: `${url}/tarball/${name}`,
        zipball_url: `${url}/zipball/${name}`,
        id: at + 1,
        node_id: nodeId('Release', `${repository.id}-${at}`),
        tag_name: name,
        target_commitish: repository.defaultBranch,
        name,
        body: null,
        draft: false,
        prerelease: false,
        immutable: repository.immutableReleases,
        created_at: repository.pushedAt,
        published_at: repository.pushedAt,
        author: simpleUser(call, call.organisation.member(1)),
        assets: [],
      })),
    );
  },
};

const tagsOf = (repository: Repository): readonly string[] =>
  repository.releaseBranches.map((name) => `v${name.replace('release/', '')}.0`);
