import { describe, expect, test } from 'vitest';
import { checks } from '#shared/checks/registry.ts';
import type { AnyCheck, Identified } from '#shared/define.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { accountCases } from './lib/account-cases.ts';
import { ACCOUNT, AS_OF, type Case, type Given, REGION } from './lib/case.ts';
import { regionCases } from './lib/region-cases.ts';
import { resourceCases } from './lib/resource-cases.ts';

const cases: Record<string, Case> = { ...accountCases, ...regionCases, ...resourceCases };
const awsChecks = [...checks.values()].filter(({ id }) => id.startsWith('aws/'));
const scope = { system: 'aws', tenant: ACCOUNT, region: REGION };
const lost = unknown('AWS refused it', 'iam:SomeAction');

function evaluate(check: Identified<AnyCheck>, given: Given): Outcome[] {
  const inputs: Record<string, Fact<unknown>> = {};
  for (const need of check.needs) {
    const facts = given[need as keyof Given];
    inputs[need] = facts === undefined ? lost : known(facts);
  }
  const effective = Object.fromEntries(check.needs.map((need) => [need, AS_OF]));
  return check.evaluate(inputs, { scope, asOf: AS_OF, effective });
}

const kindsOf = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ outcome }) => outcome))];

/** The same facts, once for each of them that was not seen, and once for each list that was cut. */
function* withLosses(value: unknown, rebuild: (changed: unknown) => Given): Generator<Given> {
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

test('every check has a case, and every case a check', () => {
  expect(Object.keys(cases).sort()).toEqual(awsChecks.map(({ id }) => id).sort());
});

describe.each(awsChecks)('$id', (check) => {
  const { pass, fail, manual, none } = cases[check.id] ?? {};

  test('is unavailable, with the reason and the permission, when nothing was seen', () => {
    const outcomes = evaluate(check, {});
    expect(outcomes.length).toBeGreaterThan(0);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ outcome: 'unavailable', reason: lost.why, missing: lost.missing });
    }
  });

  const expected = [
    ['pass', pass, ['pass']],
    ['fail', fail, ['fail']],
    ['manual', manual, ['manual']],
    ['none', none, ['not-applicable']],
  ] as const;

  test.each(expected.filter(([, given]) => given !== undefined))('judges what was seen: %s', (_, given, kinds) => {
    const found = kindsOf(evaluate(check, given ?? {}));
    // Beside what a case is about there may be a subject that passes, or a kind that there is none of.
    const beside = kinds[0] === 'pass' ? ['not-applicable'] : ['pass', 'not-applicable'];
    expect(found.filter((kind) => kind === kinds[0] || !beside.includes(kind))).toEqual(kinds);
  });

  test('can go wrong', () => {
    expect(fail ?? manual).toBeDefined();
  });

  test('claims nothing new when a fact is lost or a list is cut', () => {
    for (const given of [pass, fail, manual, none]) {
      if (given === undefined) continue;
      const before = new Map(evaluate(check, given).map((outcome) => [outcome.subject.id, outcome.outcome]));
      for (const changed of withLosses(given, (whole) => whole as Given)) {
        for (const { outcome, subject } of evaluate(check, changed)) {
          if (outcome !== 'pass' && outcome !== 'fail') continue;
          expect(outcome, `${subject.id} with ${JSON.stringify(changed)}`).toBe(before.get(subject.id));
        }
      }
    }
  });

  test('says what it is about in words of its own', () => {
    expect(check.title).toMatch(/^[A-Z].*[^.]$/);
    for (const { rationale } of check.controls) expect(rationale).toMatch(/^[A-Z].{15,}\.$/);
    const ids = check.controls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new URL(check.remedy.url(scope)).hostname).toMatch(/console\.aws\.amazon\.com$/);
    expect(check.remedy.url({ ...scope, region: 'us-gov-west-1' })).toMatch(
      /^https:\/\/console\.amazonaws-us-gov\.com\//,
    );
    expect(check.remedy.url({ ...scope, region: 'cn-north-1' })).toMatch(/^https:\/\/console\.amazonaws\.cn\//);
  });
});

test('controls are argued apart', () => {
  const claimed = awsChecks.flatMap((check) => check.controls.map(({ id }) => id));
  // At rest is not masking, and public exposure is not a matter of endpoint devices.
  expect(claimed).not.toContain('A.8.11');
  expect(claimed).not.toContain('A.8.1');
  const together = awsChecks.filter(({ controls }) =>
    ['A.8.20', 'A.8.21', 'A.8.22'].every((id) => controls.some((mapping) => mapping.id === id)),
  );
  expect(together.map(({ id }) => id)).toEqual([]);
  const shown = new Set(
    awsChecks.flatMap(({ controls }) => controls.filter((one) => one.strength !== 'supporting').map(({ id }) => id)),
  );
  expect(shown.size).toBeGreaterThanOrEqual(30);
  expect(awsChecks.length).toBeGreaterThanOrEqual(110);
});
