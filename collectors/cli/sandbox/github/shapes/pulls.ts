import type { MergedPull, Review } from '../../organisation/pulls.ts';
import type { Person } from '../../organisation/people.ts';
import { hexOf } from '../../organisation/random.ts';
import type { Repository } from '../../organisation/repository.ts';
import { nodeId, type Call } from '../call.ts';
import { simpleUser, web } from './people.ts';
import { fullRepository, repositoryUrl } from './repositories.ts';

export function association(person: Person): 'MEMBER' | 'COLLABORATOR' {
  return person.role === 'outside' ? 'COLLABORATOR' : 'MEMBER';
}

function end(call: Call, repository: Repository, ref: string, sha: string, user: Person) {
  return {
    label: `${call.organisation.login}:${ref}`,
    ref,
    sha,
    user: simpleUser(call, user),
    repo: fullRepository(call, repository),
  };
}

export function pullShape(call: Call, repository: Repository, pull: MergedPull) {
  const url = `${repositoryUrl(call, repository)}/pulls/${pull.number}`;
  const issue = `${repositoryUrl(call, repository)}/issues/${pull.number}`;
  const html = `${web(call)}/${call.organisation.login}/${repository.name}/pull/${pull.number}`;
  const statuses = `${repositoryUrl(call, repository)}/statuses/${pull.headCommit}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(call, repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: 'closed',
    locked: false,
    title: pull.title,
    user: simpleUser(call, pull.author),
    body: null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.mergedAt,
    closed_at: pull.mergedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: end(call, repository, pull.head, pull.headCommit, pull.author),
    base: end(call, repository, pull.base, hexOf(40, pull.id, 'base'), pull.author),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${url}/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: association(pull.author),
    auto_merge: null,
    draft: false,
  };
}

/** A single read adds how it was merged. */
export function wholePull(call: Call, repository: Repository, pull: MergedPull) {
  return {
    ...pullShape(call, repository, pull),
    merged: true,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: simpleUser(call, pull.mergedBy),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 12,
    deletions: 3,
    changed_files: 2,
  };
}

export function reviewShape(call: Call, repository: Repository, pull: MergedPull, review: Review) {
  const { html_url, url } = pullShape(call, repository, pull);
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: simpleUser(call, review.by),
    body: '',
    state: review.state,
    html_url: `${html_url}#pullrequestreview-${review.id}`,
    pull_request_url: url,
    _links: { html: { href: html_url }, pull_request: { href: url } },
    submitted_at: review.at,
    commit_id: review.commit,
    author_association: association(review.by),
  };
}

export function commitShape(
  call: Call,
  repository: Repository,
  sha: string,
  author: Person,
  at: string,
  message: string,
) {
  const url = `${repositoryUrl(call, repository)}/commits/${sha}`;
  const git = `${repositoryUrl(call, repository)}/git`;
  const signature = { name: author.name, email: author.email, date: at };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url,
    html_url: `${web(call)}/${call.organisation.login}/${repository.name}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${git}/commits/${sha}`,
      author: signature,
      committer: signature,
      message,
      comment_count: 0,
      tree: { sha: hexOf(40, sha, 'tree'), url: `${git}/trees/${hexOf(40, sha, 'tree')}` },
      verification: { verified: true, reason: 'valid', signature: null, payload: null, verified_at: at },
    },
    author: simpleUser(call, author),
    committer: simpleUser(call, author),
    parents: [],
  };
}
