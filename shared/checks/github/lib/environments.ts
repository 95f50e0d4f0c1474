import type { Environment } from '#collectors/github/read/repository-parts.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import {
  each,
  judge,
  notApplicable,
  type Outcome,
  on,
  type Subject,
  unavailable,
  type Verdict,
} from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { allOf } from './organization.ts';

/** Words under which production goes; others are for trying out, and need no gate. */
const PRODUCTION = /^(prod|prd|production|live|release|main)\d*$/;
/** Words that turn the next one round: "pre-production", "non-prod". */
const BEFORE = /^(pre|non|not|no|test|dev)$/;

/** By the words of its name, however they are put together: "prod-eu", "euProd", "preprod" is one word. */
function isProduction(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((word, at) => PRODUCTION.test(word) && !BEFORE.test(words[at - 1] ?? ''));
}

/** Judges the environments of every repository in use, by name; those that are not production are set apart. */
export function eachEnvironment(
  input: Fact<RepositoriesFacts>,
  scope: Scope,
  verdict: (environment: Environment) => Verdict,
): Outcome[] {
  const repositories = input.known ? input.value.repositories : input;
  if (!repositories.known) return [on(allOf('environments', scope), unavailable(repositories))];
  const outcomes: Outcome[] = [];
  for (const { name, url, archived, environments } of repositories.value.items) {
    if (archived.known && archived.value) continue;
    const whole: Subject = { type: 'environment', id: `all environments of ${name}` };
    const subject = (environment: Environment): Subject => ({
      type: 'environment',
      id: `${name}: ${environment.name.known ? environment.name.value : 'an environment without a name'}`,
      ...(url.known ? { url: `${url.value}/settings/environments` } : {}),
    });
    outcomes.push(
      ...each(environments, whole, subject, (environment) =>
        judge(environment.name, (title) =>
          isProduction(title) ? verdict(environment) : notApplicable('not a production environment, by its name'),
        ),
      ),
    );
  }
  const { unseen, expected, items } = repositories.value;
  if (unseen !== null) {
    outcomes.push(on(allOf('environments', scope), unavailable(unseen), Math.max(1, (expected ?? 0) - items.length)));
  }
  return outcomes;
}
