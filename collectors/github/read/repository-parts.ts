import { type Fact, known, mapFact, unknown } from '#shared/evidence/fact.ts';
import { anyTrue } from './ruleset.ts';
import { View } from './view.ts';

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

export function environmentOf(view: View): Environment {
  const rules = view.object('protectionRules');
  const reviewers = rules instanceof View ? reviewersIn(rules) : rules;
  return {
    name: view.string('name'),
    requiresReviewers: mapFact(reviewers, (found) => found.length > 0),
    preventsSelfReview: reviewers.known
      ? anyTrue(reviewers.value.map((rule) => rule.boolean('preventSelfReview')))
      : reviewers,
  };
}

/** The rules that ask for reviewers. A rule that does not say what it is may be one of them. */
function reviewersIn(rules: View): Fact<readonly View[]> {
  const nodes = rules.objects('nodes');
  if (!nodes.known) return nodes;
  const total = rules.number('totalCount');
  if (!total.known) return total;
  if (total.value > nodes.value.length) {
    return unknown(`only ${nodes.value.length} of ${total.value} rules of an environment were read`);
  }
  const untold = nodes.value.map((rule) => rule.string('type')).find((type) => !type.known);
  if (untold && !untold.known) return untold;
  return known(nodes.value.filter((rule) => rule.value['type'] === 'REQUIRED_REVIEWERS'));
}
