import { type Fact, known, mapFact, type Population } from '#shared/evidence/fact.ts';
import { ENVIRONMENT_LISTS } from '../queries/repositories.ts';
import { listOf } from './further.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { anyTrue } from './ruleset.ts';
import type { View } from './view.ts';

export interface DeployKey {
  readonly title: Fact<string>;
  readonly readOnly: Fact<boolean>;
  readonly createdAt: Fact<string>;
  readonly enabled: Fact<boolean>;
}

export interface Environment {
  readonly name: Fact<string>;
  readonly requiresReviewers: Fact<boolean>;
  readonly preventsSelfReview: Fact<boolean>;
}

export function deployKeyOf(view: View): DeployKey {
  return {
    title: view.string('title'),
    readOnly: view.boolean('readOnly'),
    createdAt: view.string('createdAt'),
    enabled: view.boolean('enabled'),
  };
}

export function environmentOf(view: View, graphql: GraphqlAnswers): Environment {
  const rules = listOf(graphql, view, ENVIRONMENT_LISTS.protectionRules);
  const reviewers = rules.known ? reviewersIn(rules.value) : rules;
  return {
    name: view.string('name'),
    requiresReviewers: mapFact(reviewers, (found) => found.length > 0),
    preventsSelfReview: reviewers.known
      ? anyTrue(reviewers.value.map((rule) => rule.boolean('preventSelfReview')))
      : reviewers,
  };
}

/** The rules that ask for reviewers. A rule that does not say what it is, or was not read, may be one of them. */
function reviewersIn({ items, unseen }: Population<View>): Fact<readonly View[]> {
  if (unseen !== null) return unseen;
  const untold = items.map((rule) => rule.string('type')).find((type) => !type.known);
  if (untold && !untold.known) return untold;
  return known(items.filter((rule) => rule.value['type'] === 'REQUIRED_REVIEWERS'));
}
