import type { Repository } from './repository.ts';

/** A rule as GitHub's REST interface spells it. */
export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface BypassActor {
  readonly type: 'OrganizationAdmin' | 'RepositoryRole' | 'Team' | 'Integration' | 'DeployKey';
  /** 5 is the repository role "admin", 1 the organisation's owners. */
  readonly id: number | null;
  readonly mode: 'always' | 'pull_request';
}

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly source: 'Repository' | 'Organization';
  readonly target: 'branch' | 'tag' | 'push';
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  /** Patterns of refs, `~DEFAULT_BRANCH` or `~ALL`. */
  readonly refs: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** Patterns of repository names; null for the rulesets of a repository. */
  readonly names: { readonly include: readonly string[]; readonly exclude: readonly string[] } | null;
  readonly bypass: readonly BypassActor[];
  readonly rules: readonly Rule[];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Earlier states, oldest first: who saved them, when, and how they were enforced. */
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly enforcement: Ruleset['enforcement'];
  }[];
}

export function pullRequestRule(approvals: number, more: Readonly<Record<string, unknown>> = {}): Rule {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: approvals,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: true,
      require_last_push_approval: true,
      required_review_thread_resolution: true,
      required_reviewers: [],
      allowed_merge_methods: ['merge', 'squash', 'rebase'],
      ...more,
    },
  };
}

export function statusChecksRule(contexts: readonly string[], strict = true): Rule {
  return {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: strict,
      do_not_enforce_on_create: false,
      required_status_checks: contexts.map((context) => ({ context, integration_id: 15_368 })),
    },
  };
}

export const wholeSet: readonly Rule[] = [
  { type: 'deletion' },
  { type: 'non_fast_forward' },
  { type: 'required_linear_history' },
  { type: 'required_signatures' },
  pullRequestRule(2),
  statusChecksRule(['build', 'test']),
];

/** A ruleset with the given parts; the rest is an active set of a repository on its default branch. */
export function rulesetOf(part: Pick<Ruleset, 'id' | 'name'> & Partial<Ruleset>, at: string): Ruleset {
  return {
    source: 'Repository',
    target: 'branch',
    enforcement: 'active',
    refs: { include: ['~DEFAULT_BRANCH'], exclude: [] },
    names: null,
    bypass: [],
    rules: wholeSet,
    createdAt: at,
    updatedAt: at,
    history: [{ at, by: 'maren-olsen', enforcement: part.enforcement ?? 'active' }],
    ...part,
  };
}

/** Matches as File::FNM_PATHNAME does: `*` stays inside a path segment, `**` and a slash cross segments. */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${source}$`).test(text);
}

function refMatches(pattern: string, branch: string, repository: Repository): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return branch === repository.defaultBranch;
  return matchesPattern(pattern, `refs/heads/${branch}`);
}

/** Whether a ruleset speaks about this branch of this repository, whatever its enforcement. */
export function speaksAbout(ruleset: Ruleset, repository: Repository, branch: string): boolean {
  if (ruleset.target !== 'branch') return false;
  const { include, exclude } = ruleset.refs;
  if (!include.some((pattern) => refMatches(pattern, branch, repository))) return false;
  return !exclude.some((pattern) => refMatches(pattern, branch, repository)) && coversRepository(ruleset, repository);
}

/** Whether an organisation's ruleset names this repository; a repository's own always does. */
export function coversRepository(ruleset: Ruleset, repository: Repository): boolean {
  const { names } = ruleset;
  if (names === null) return true;
  const named = (pattern: string): boolean => pattern === '~ALL' || matchesPattern(pattern, repository.name);
  return names.include.some(named) && !names.exclude.some(named);
}
