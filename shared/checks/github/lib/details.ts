import type { RepositoryDetails } from '#collectors/github/read/details.ts';
import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { each, judge, notApplicable, type Outcome, type Verdict } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { allOf } from './organization.ts';
import { repositorySubject } from './repositories.ts';

/** Judges every repository in use by what was read of it in depth. */
export function eachInDepth(
  input: Fact<RepositoryDetailsFacts>,
  scope: Scope,
  page: string,
  verdict: (details: RepositoryDetails) => Verdict,
): Outcome[] {
  const details = input.known ? input.value.details : input;
  return each(
    details,
    allOf('repositories', scope),
    (repository) => repositorySubject(repository, page),
    (repository) =>
      judge(repository.archived, (archived) =>
        archived ? notApplicable('archived: nothing in it can change any more') : verdict(repository),
      ),
  );
}
