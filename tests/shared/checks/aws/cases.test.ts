import { describe, expect, test } from 'vitest';
import { checks } from '#shared/checks/registry.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { accountCases } from './lib/account-cases.ts';
import type { Case } from './lib/case.ts';
import { dataCases } from './lib/data-cases.ts';
import { detectionCases } from './lib/detection-cases.ts';
import { evaluate, lost, newClaims, scope } from './lib/evaluate.ts';
import { regionCases } from './lib/region-cases.ts';
import { resourceCases } from './lib/resource-cases.ts';

const cases: Record<string, Case> = {
  ...accountCases,
  ...regionCases,
  ...detectionCases,
  ...resourceCases,
  ...dataCases,
};
const awsChecks = [...checks.values()].filter(({ id }) => id.startsWith('aws/'));
const kindsOf = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ outcome }) => outcome))];

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
    const given = [pass, fail, manual, none].filter((one) => one !== undefined);
    expect(given.flatMap((one) => newClaims(check, one))).toEqual([]);
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
