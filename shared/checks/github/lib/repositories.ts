import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { Protection } from '#collectors/github/read/protection.ts';
import type { Repository } from '#collectors/github/read/repository.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { each, judge, notApplicable, type Outcome, type Subject, type Verdict } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { allOf } from './organization.ts';

/** Judges every repository in use; an archived one can no longer change and is set apart. */
export function eachRepository(
  input: Fact<RepositoriesFacts>,
  scope: Scope,
  page: string,
  verdict: (repository: Repository) => Verdict,
): Outcome[] {
  return eachOfAny(input, scope, page, (repository) =>
    judge(repository.archived, (archived) =>
      archived ? notApplicable('archived: nothing in it can change any more') : verdict(repository),
    ),
  );
}

/** Judges every repository, archived ones too. */
export function eachOfAny(
  input: Fact<RepositoriesFacts>,
  scope: Scope,
  page: string,
  verdict: (repository: Repository) => Verdict,
): Outcome[] {
  const repositories = input.known ? input.value.repositories : input;
  return each(repositories, allOf('repositories', scope), (repository) => repositorySubject(repository, page), verdict);
}

/** Judges the protection in effect on the default branch of every repository in use. */
export function eachDefaultBranch(
  input: Fact<RepositoriesFacts>,
  scope: Scope,
  verdict: (protection: Protection, repository: Repository) => Verdict,
): Outcome[] {
  return eachRepository(input, scope, 'settings/branches', (repository) =>
    judge(repository.protection, (protection) =>
      protection === null ? notApplicable('empty: there is no branch to protect yet') : verdict(protection, repository),
    ),
  );
}

const subjects = new WeakMap<Pick<Repository, 'name' | 'url'>, Map<string, Subject>>();

/** One object for each repository and page: dozens of checks speak of the same thousands of repositories. */
export function repositorySubject(repository: Pick<Repository, 'name' | 'url'>, page: string): Subject {
  const { name, url } = repository;
  const known = subjects.get(repository) ?? new Map<string, Subject>();
  if (known.size === 0) subjects.set(repository, known);
  const earlier = known.get(page);
  if (earlier !== undefined) return earlier;
  const subject = { type: 'repository', id: name, ...(url.known ? { url: `${url.value}/${page}` } : {}) };
  known.set(page, subject);
  return subject;
}

/** What a plan has to do with it, appended to the reason of a failure. */
export function becauseOf(protection: Protection): string {
  return protection.planLimit === null
    ? ''
    : ` (the plan of this organisation does not offer it: "${protection.planLimit}")`;
}
