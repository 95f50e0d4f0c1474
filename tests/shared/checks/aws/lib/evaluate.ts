import type { AnyCheck, Identified } from '#shared/define.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { ACCOUNT, AS_OF, type Given, REGION } from './case.ts';

export const scope = { system: 'aws', tenant: ACCOUNT, region: REGION };
export const lost = unknown('AWS refused it', 'iam:SomeAction');

/** @param seen when the facts were true; the moment of the report unless a case is about the time between */
export function evaluate(check: Identified<AnyCheck>, given: Given, seen = AS_OF): Outcome[] {
  const inputs: Record<string, Fact<unknown>> = {};
  for (const need of check.needs) {
    const facts = given[need as keyof Given];
    inputs[need] = facts === undefined ? lost : known(facts);
  }
  const effective = Object.fromEntries(check.needs.map((need) => [need, seen]));
  return check.evaluate(inputs, { scope, asOf: AS_OF, effective });
}

/** The same facts, once for each of them that was not seen, and once for each list that was cut. */
export function* withLosses(value: unknown, rebuild: (changed: unknown) => Given): Generator<Given> {
  if (typeof value !== 'object' || value === null) return;
  if ('known' in value && value.known === true && 'value' in value) {
    yield rebuild(lost);
    const inner = value.value;
    if (typeof inner === 'object' && inner !== null && 'complete' in inner) {
      yield rebuild(known({ ...inner, complete: false, expected: null, unseen: lost }));
    }
  }
  for (const [key, part] of Object.entries(value)) {
    yield* withLosses(part, (changed) =>
      rebuild(Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }),
    );
  }
}

/** What is passed or failed without a fact that is passed or failed otherwise, or not at all, with it. */
export function newClaims(check: Identified<AnyCheck>, given: Given, seen = AS_OF): string[] {
  const before = new Map(evaluate(check, given, seen).map((outcome) => [outcome.subject.id, outcome.outcome]));
  const claims: string[] = [];
  for (const changed of withLosses(given, (whole) => whole as Given)) {
    for (const { outcome, subject } of evaluate(check, changed, seen)) {
      if (outcome !== 'pass' && outcome !== 'fail') continue;
      if (outcome !== before.get(subject.id)) claims.push(`${outcome} ${subject.id} with ${JSON.stringify(changed)}`);
    }
  }
  return claims;
}
