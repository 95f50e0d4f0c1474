import { type Fact, known, mapFact, unknown } from '#shared/evidence/fact.ts';
import { View } from './view.ts';

export interface Review {
  readonly login: string;
  readonly robot: boolean;
  readonly state: Fact<string>;
  readonly at: Fact<string>;
  /** Whether what was reviewed is what was merged. */
  readonly ofMergedCommit: Fact<boolean>;
}

export interface PullRequest {
  /** "acme/payments-api#17". */
  readonly id: string;
  readonly url: Fact<string>;
  readonly mergedAt: Fact<string>;
  readonly author: Fact<string>;
  readonly mergedBy: Fact<string>;
  readonly intoDefaultBranch: Fact<boolean>;
  /** The last opinion of each reviewer with write access, given before the merge. */
  readonly reviews: Fact<readonly Review[]>;
  /** Verdict of all checks on the last commit; "none" when no check ran. */
  readonly checks: Fact<'success' | 'pending' | 'failure' | 'none'>;
}

export function pullRequestOf(view: View): PullRequest {
  const merged = view.string('mergedAt');
  return {
    id: pullRequestId(view),
    url: view.string('url'),
    mergedAt: merged,
    author: loginAt(view, 'author'),
    mergedBy: loginAt(view, 'mergedBy'),
    intoDefaultBranch: intoDefaultBranch(view),
    reviews: reviewsOf(view, merged),
    checks: checksOf(view),
  };
}

export function pullRequestId(view: View): string {
  const name = pullRequestName(view);
  return name.known ? name.value : 'a pull request that is not shown';
}

export function pullRequestName(view: View): Fact<string> {
  const repository = view.object('repository');
  const name = repository instanceof View ? repository.string('nameWithOwner') : repository;
  if (!name.known) return name;
  return mapFact(view.number('number'), (number) => `${name.value}#${number}`);
}

function loginAt(view: View, key: string): Fact<string> {
  const actor = view.object(key);
  if (actor instanceof View) return actor.string('login');
  return view.saysNone(key) ? unknown(`the account of the ${key} is deleted`) : actor;
}

export function intoDefaultBranch(view: View): Fact<boolean> {
  const repository = view.object('repository');
  if (!(repository instanceof View)) return repository;
  const branch = repository.object('defaultBranchRef');
  const name = branch instanceof View ? branch.string('name') : branch;
  const base = view.string('baseRefName');
  if (!name.known) return name;
  return mapFact(base, (value) => value === name.value);
}

function reviewsOf(view: View, merged: Fact<string>): Fact<readonly Review[]> {
  const list = view.object('latestOpinionatedReviews');
  if (!(list instanceof View)) return list;
  const nodes = list.objects('nodes');
  if (!nodes.known) return nodes;
  const total = list.number('totalCount');
  if (total.known && total.value > nodes.value.length && !nodes.value.some(isApproval)) {
    return unknown(`only ${nodes.value.length} of ${total.value} reviews were read`);
  }
  const head = view.string('headRefOid');
  const before = nodes.value.filter((node) => {
    const at = node.string('submittedAt');
    // An approval after the fact approves nothing.
    return !at.known || !merged.known || at.value <= merged.value;
  });
  return known(before.map((node) => reviewOf(node, head)));
}

function isApproval(node: View): boolean {
  return node.value['state'] === 'APPROVED';
}

function reviewOf(node: View, head: Fact<string>): Review {
  const author = node.object('author');
  const login = author instanceof View ? author.string('login') : author;
  const none = node.saysNone('author');
  const commit = node.object('commit');
  const oid = commit instanceof View ? commit.string('oid') : commit;
  return {
    login: login.known ? login.value : none ? 'a deleted account' : 'an account that is not shown',
    robot: author instanceof View && author.value['__typename'] === 'Bot',
    // A review by somebody who is not shown may be the author's own, and settles nothing.
    state: login.known || none ? node.string('state') : login,
    at: node.string('submittedAt'),
    ofMergedCommit: !oid.known ? oid : mapFact(head, (value) => value === oid.value),
  };
}

function checksOf(view: View): PullRequest['checks'] {
  const commits = view.object('commits');
  const nodes = commits instanceof View ? commits.objects('nodes') : commits;
  if (!nodes.known) return nodes;
  const commit = nodes.value[0]?.object('commit');
  if (!(commit instanceof View)) return commit ?? unknown('the last commit of the pull request is not shown');
  const rollup = commit.object('statusCheckRollup');
  if (!(rollup instanceof View)) return commit.saysNone('statusCheckRollup') ? known('none') : rollup;
  return mapFact(rollup.string('state'), (state) => {
    if (state === 'SUCCESS') return 'success';
    return state === 'PENDING' || state === 'EXPECTED' ? 'pending' : 'failure';
  });
}
