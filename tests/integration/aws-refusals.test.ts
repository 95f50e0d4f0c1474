import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionOf } from '#collectors/aws/read/actions.ts';
import type { Answer } from '#shared/define.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import {
  accountAt,
  awsCollectors,
  claims,
  denied,
  type Estate,
  judge,
  openEstate,
  throttled,
  unanswered,
} from '../collectors/aws/lib/estate.ts';
import { record } from '../collectors/aws/lib/run.ts';

/**
 * Every answer of a real run, taken away in turn. Whatever is lost, no verdict may appear that was not
 * there before: not seen is neither pass nor fail.
 */
let estate: Estate;

beforeAll(async () => {
  estate = await openEstate({ accounts: 6 });
});

afterAll(() => estate.close());

const apiOf = ({ params }: Answer) => `${String(params?.['service'])}:${String(params?.['operation'])}`;

describe.each([
  ['the management account', 0, 'eu-central-1'],
  ['an account where AWS Config records everything', 3, 'eu-central-1'],
  ['an account where AWS Config records some types', 4, 'eu-central-1'],
  ['a region without AWS Config', 4, 'eu-west-1'],
])('%s', (_, index, region) => {
  const answers = new Map<string, readonly Answer[]>();
  const facts = new Map<string, unknown>();
  let before: ReadonlyMap<string, Outcome>;
  let scope: Scope;

  beforeAll(async () => {
    scope = { system: 'aws', tenant: accountAt(estate, index), region };
    const memo = new Map<string, unknown>();
    for (const collector of awsCollectors) {
      const run = await record(collector, scope, { fetch, credential: estate.credential, memo });
      answers.set(collector.id, run.answers);
      facts.set(collector.id, run.facts);
    }
    before = judge(facts, scope);
  });

  test('is judged, and the estate did nothing wrong', () => {
    const count = (kind: string) => [...before.values()].filter(({ outcome }) => outcome === kind).length;
    expect(count('pass')).toBeGreaterThan(50);
    expect(count('fail')).toBeGreaterThan(10);
    expect(estate.sandbox.violations).toEqual([]);
  });

  describe.each(awsCollectors)('$id', (collector) => {
    const after = (changed: readonly Answer[]) =>
      judge(new Map([...facts, [collector.id, collector.read(changed, scope).facts]]), scope);

    test('without any answer claims nothing', () => {
      const { facts: none, completeness } = collector.read([], scope);
      expect(completeness.complete).toBe(false);
      expect(claims(new Map(), judge(new Map([[collector.id, none]]), scope))).toEqual([]);
    });

    test('names the action of every kind of answer that is refused, and claims nothing new', () => {
      const run = answers.get(collector.id) ?? [];
      for (const api of new Set(run.map(apiOf))) {
        const changed = run.map((answer) => (apiOf(answer) === api ? denied(answer) : answer));
        expect(claims(before, after(changed)), `${api} refused`).toEqual([]);
        const { facts: left, completeness } = collector.read(changed, scope);
        const named = `${JSON.stringify(left)} ${completeness.note}`;
        expect(
          collector.permissions.some(({ name }) => name === actionOf(api)),
          `${api} is declared`,
        ).toBe(true);
        expect(completeness.complete, `${api} refused is noticed`).toBe(false);
        expect(named.includes(actionOf(api)), `${api} refused is named`).toBe(true);
      }
    });

    test('claims nothing new when any one answer is missing, throttled, refused or failed', () => {
      const run = answers.get(collector.id) ?? [];
      for (const [position, answer] of run.entries()) {
        for (const [what, changed] of [
          ['missing', run.toSpliced(position, 1)],
          ['throttled', run.with(position, throttled(answer))],
          ['failed', run.with(position, unanswered(answer))],
          ['refused', run.with(position, denied(answer))],
        ] as const) {
          expect(claims(before, after(changed)), `${apiOf(answer)} (${position}) ${what}`).toEqual([]);
        }
      }
    });
  });
});
