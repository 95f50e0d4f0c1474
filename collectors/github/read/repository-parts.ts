import { type Fact, mapFact } from '#shared/evidence/fact.ts';
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
  const list = rules instanceof View ? rules.objects('nodes') : rules;
  const reviewers = mapFact(list, (nodes) => nodes.filter((rule) => rule.value['type'] === 'REQUIRED_REVIEWERS'));
  return {
    name: view.string('name'),
    requiresReviewers: mapFact(reviewers, (found) => found.length > 0),
    preventsSelfReview: mapFact(reviewers, (found) => found.some((rule) => rule.value['preventSelfReview'] === true)),
  };
}
