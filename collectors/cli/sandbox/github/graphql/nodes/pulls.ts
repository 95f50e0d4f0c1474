import { mergedPullsOf, type MergedPull, type Review } from '../../../organisation/pulls.ts';
import type { Person } from '../../../organisation/people.ts';
import type { Repository } from '../../../organisation/repository.ts';
import { nodeId } from '../../call.ts';
import { association } from '../../shapes/pulls.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { actor, user } from './people.ts';

export function commit(
  context: Context,
  repository: Repository,
  oid: string,
  author: Person,
  at: string,
  headline: string,
): Fields {
  const path = `/${context.organisation.login}/${repository.name}/commit/${oid}`;
  const signature = {
    name: author.name,
    email: author.email,
    date: at,
    user: () => (author.kind === 'bot' ? null : user(context, author)),
  };
  return {
    __typename: 'Commit',
    id: nodeId('Commit', oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    authoredDate: at,
    committedDate: at,
    pushedDate: null,
    author: signature,
    committer: signature,
    message: headline,
    messageHeadline: headline,
    messageBody: '',
    signature: {
      __typename: 'GpgSignature',
      isValid: true,
      state: 'VALID',
      wasSignedByGitHub: true,
      email: author.email,
    },
    url: `${context.base}${path}`,
    resourcePath: path,
    repository: () => context.nodes.repository(repository),
    statusCheckRollup: { state: 'SUCCESS' },
    associatedPullRequests: (paging: Paging) => {
      const found = mergedPullsOf(context.organisation, repository).filter((pull) => pull.mergeCommit === oid);
      return connection(
        context,
        rowsOf(found, (pull) => pullRequest(context, repository, pull)),
        paging,
      );
    },
  };
}

function review(context: Context, repository: Repository, pull: MergedPull, part: Review): Fields {
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', part.id),
    databaseId: part.id,
    fullDatabaseId: String(part.id),
    author: () => actor(context, part.by),
    authorAssociation: association(part.by),
    authorCanPushToRepository: true,
    body: '',
    bodyText: '',
    state: part.state,
    createdAt: part.at,
    publishedAt: part.at,
    submittedAt: part.at,
    updatedAt: part.at,
    commit: () => commit(context, repository, part.commit, pull.author, pull.createdAt, pull.title),
    pullRequest: () => pullRequest(context, repository, pull),
  };
}

function decision(pull: MergedPull): string | null {
  return pull.reviews.some((each) => each.state === 'APPROVED') ? 'APPROVED' : null;
}

export function pullRequest(context: Context, repository: Repository, pull: MergedPull): Fields {
  const path = `/${context.organisation.login}/${repository.name}/pull/${pull.number}`;
  const head = (): Fields => commit(context, repository, pull.headCommit, pull.author, pull.createdAt, pull.title);
  const chosen = (states?: readonly string[] | null): readonly Review[] =>
    pull.reviews.filter((each) => states === undefined || states === null || states.includes(each.state));
  const reviews = (
    args: Paging & { readonly states?: readonly string[] | null; readonly author?: string | null },
  ): Fields => {
    const list = chosen(args.states).filter(
      (each) => args.author === undefined || args.author === null || each.by.login === args.author,
    );
    return connection(
      context,
      rowsOf(list, (each) => review(context, repository, pull, each)),
      args,
    );
  };
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: '',
    bodyText: '',
    state: 'MERGED',
    merged: true,
    closed: true,
    isDraft: false,
    isCrossRepository: false,
    locked: false,
    author: () => actor(context, pull.author),
    authorAssociation: association(pull.author),
    mergedBy: () => actor(context, pull.mergedBy),
    baseRefName: pull.base,
    headRefName: pull.head,
    headRefOid: pull.headCommit,
    baseRefOid: pull.mergeCommit,
    createdAt: pull.createdAt,
    publishedAt: pull.createdAt,
    updatedAt: pull.mergedAt,
    mergedAt: pull.mergedAt,
    closedAt: pull.mergedAt,
    additions: 12,
    deletions: 3,
    changedFiles: 2,
    url: `${context.base}${path}`,
    permalink: `${context.base}${path}`,
    resourcePath: path,
    repository: () => context.nodes.repository(repository),
    mergeCommit: () =>
      commit(context, repository, pull.mergeCommit, pull.mergedBy, pull.mergedAt, `Merge pull request #${pull.number}`),
    reviewDecision: decision(pull),
    reviews,
    latestReviews: reviews,
    latestOpinionatedReviews: (args: Paging) =>
      connection(
        context,
        rowsOf(chosen(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']), (each) =>
          review(context, repository, pull, each),
        ),
        args,
      ),
    commits: (paging: Paging) =>
      connection(
        context,
        rowsOf([pull], () => ({
          __typename: 'PullRequestCommit',
          id: nodeId('PullRequestCommit', pull.id),
          commit: head,
          url: `${context.base}${path}/commits`,
        })),
        paging,
      ),
    labels: (paging: Paging) =>
      connection(
        context,
        rowsOf([], () => ({})),
        paging,
      ),
    assignees: (paging: Paging) =>
      connection(
        context,
        rowsOf([], () => ({})),
        paging,
      ),
    timelineItems: (args: Paging & { readonly itemTypes?: readonly string[] | null }) => {
      const items = timeline(context, repository, pull).filter(
        ({ type }) => args.itemTypes === undefined || args.itemTypes === null || args.itemTypes.includes(type),
      );
      return connection(
        context,
        rowsOf(items, ({ make }) => make()),
        args,
        { filteredCount: items.length, pageCount: items.length, updatedAt: pull.mergedAt },
      );
    },
  };
}

function timeline(
  context: Context,
  repository: Repository,
  pull: MergedPull,
): { readonly type: string; readonly make: () => Fields }[] {
  const merged = (): Fields => ({
    __typename: 'MergedEvent',
    id: nodeId('MergedEvent', pull.id),
    actor: () => actor(context, pull.mergedBy),
    createdAt: pull.mergedAt,
    mergeRefName: pull.base,
    commit: () =>
      commit(context, repository, pull.mergeCommit, pull.mergedBy, pull.mergedAt, `Merge pull request #${pull.number}`),
  });
  return [
    {
      type: 'PULL_REQUEST_COMMIT',
      make: () => ({
        __typename: 'PullRequestCommit',
        id: nodeId('PullRequestCommit', pull.id),
        commit: () => commit(context, repository, pull.headCommit, pull.author, pull.createdAt, pull.title),
      }),
    },
    ...pull.reviews.map((each) => ({
      type: 'PULL_REQUEST_REVIEW',
      make: () => review(context, repository, pull, each),
    })),
    { type: 'MERGED_EVENT', make: merged },
  ];
}
