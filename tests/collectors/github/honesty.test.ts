import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Answer } from '#shared/define.ts';
import { answerOf, answersOf } from '#shared/engine/answers.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { collectAll, serve, workspace } from './lib/sandbox.ts';

const AS_OF = new Date().toISOString();
const judged = [...checks.values()].filter(({ id }) => id.startsWith('github/'));

/** Fields whose absence is a statement of the API, not a gap: no secret is set, a right was not granted. */
const ABSENCE_SPEAKS = new Set(['secret', 'contents', 'administration', 'workflows', 'secrets', 'members']);

describe('what is not seen', () => {
  const recorded = new Map<string, readonly Answer[]>();
  const truth = new Map<string, string>();
  let tenant = '';

  beforeAll(async () => {
    const served = await serve({ repos: 12, members: 9 });
    tenant = served.github.org;
    const space = await workspace();
    await collectAll(served, space, { token: served.github.tokens.admin });
    await served.close();
    for await (const row of space.store.evidence()) {
      const evidence = await readEvidence(space.store, row);
      recorded.set(row.collector, await answersOf(space.store, evidence?.exchanges ?? []));
    }
    for (const [key, outcome] of judge(new Map())) truth.set(key, outcome);
  }, 60_000);

  /** Outcomes by check and subject, with the answers of some collectors replaced. */
  function judge(replaced: ReadonlyMap<string, readonly Answer[]>): Map<string, string> {
    const facts = new Map<string, Fact<unknown>>();
    for (const [id, answers] of recorded) {
      const reading = collectors.get(id)?.read(replaced.get(id) ?? answers, { system: 'github', tenant });
      facts.set(id, known(reading?.facts));
    }
    const found = new Map<string, string>();
    for (const check of judged) {
      const inputs = Object.fromEntries(check.needs.map((need) => [need, facts.get(need) ?? known(null)]));
      const outcomes: readonly Outcome[] = check.evaluate(inputs, {
        scope: { system: 'github', tenant },
        asOf: AS_OF,
        effective: {},
      });
      for (const { outcome, subject } of outcomes) found.set(`${check.id} | ${subject.id}`, outcome);
    }
    return found;
  }

  /** Everything said that was not said, in the same words, with all answers there. */
  function invented(outcomes: ReadonlyMap<string, string>): string[] {
    return [...outcomes]
      .filter(([key, outcome]) => outcome !== 'unavailable' && truth.get(key) !== outcome)
      .map(([key, outcome]) => `${key}: ${outcome}, is ${truth.get(key)}`);
  }

  it('is judged on something', () => {
    expect(recorded.size).toBe(11);
    expect([...truth.values()].filter((outcome) => outcome === 'pass').length).toBeGreaterThan(100);
  });

  it('never becomes a verdict when answers are missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recorded.keys()), fc.infiniteStream(fc.boolean()), (id, keep) => {
        const answers = recorded.get(id) ?? [];
        const flags = keep[Symbol.iterator]();
        const left = answers.filter(() => flags.next().value === true);
        expect(invented(judge(new Map([[id, left]])))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('never becomes a verdict when one answer is missing, whichever it is', () => {
    for (const [id, answers] of recorded) {
      for (const at of answers.keys()) {
        const left = answers.filter((_, index) => index !== at);
        expect([answers[at]?.url, invented(judge(new Map([[id, left]])))]).toEqual([answers[at]?.url, []]);
      }
    }
  }, 60_000);

  it('never becomes a verdict when a field is missing from an answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recorded.keys()), fc.nat(), fc.nat(), (id, which, where) => {
        const answers = recorded.get(id) ?? [];
        const at = which % answers.length;
        const answer = answers[at];
        if (answer === undefined || answer.body === null) return;
        const body: unknown = JSON.parse(answer.text());
        const fields = fieldsOf(body).filter(({ key }) => !ABSENCE_SPEAKS.has(key));
        const field = fields[where % Math.max(1, fields.length)];
        if (field === undefined) return;
        delete field.holder[field.key];
        const changed = answerOf(answer, new TextEncoder().encode(JSON.stringify(body)));
        const outcomes = judge(new Map([[id, answers.with(at, changed)]]));
        expect([field.key, invented(outcomes)]).toEqual([field.key, []]);
      }),
      { numRuns: 250 },
    );
  }, 120_000);
});

function fieldsOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...fieldsOf(holder[key])]);
}
