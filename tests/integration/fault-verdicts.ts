import type { FaultName } from '#collectors/cli/sandbox/github/faults.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { type Judged, judgeAll } from '../collectors/github/lib/sandbox.ts';
import { differences, isObject, isPopulation } from './fault-facts.ts';
import { type Collected, FAULTS, Organisation, own, type Question, REASONS, strikes } from './fault-runs.ts';

/** One is enough for it, so that those that were not seen do not matter. */
const ONE_IS_ENOUGH = new Set(['github/verified-domain']);

/** Runs that are under way at once: each waits most of its time for the client's own pauses. */
const AT_ONCE = 12;

const RETRIED: ReadonlySet<FaultName> = new Set(['500', '502', '503', 'reset']);

/** Verdicts that a question brings up which would not have been asked without the fault; the answer is true. */
const ASKED_ON = new Set(['github/ruleset-bypasses']);

export interface Campaign {
  readonly questions: number;
  readonly runs: number;
  readonly judged: number;
  /** What was said that is not so, or was not said of what was lost. */
  readonly invented: readonly string[];
}

/** Puts every fault on every question of the chosen collectors, one at a time, and holds what is then said against the truth. */
export async function strikeAll(chosen: (collector: string) => boolean): Promise<Campaign> {
  const organisation = new Organisation();
  const asOf = new Date().toISOString();
  const clean = new Map<string, Collected>();
  for (const collector of own) clean.set(collector.id, await organisation.collect(collector));
  const facts = new Map([...clean].map(([id, { facts: read }]) => [id, read]));
  const truth = verdictsOf(judgeAll(facts, organisation.scope, asOf));
  const invented: string[] = [];
  let [questions, runs, judged] = [0, 0, 0];
  for (const collector of own.filter(({ id }) => chosen(id))) {
    const before = clean.get(collector.id);
    if (before === undefined) continue;
    questions += before.questions.length;
    const all = before.questions.flatMap((question) =>
      FAULTS.filter((fault) => strikes(question, fault)).map((fault) => ({ question, fault })),
    );
    // Shared by all workers: each takes the next.
    const jobs = all.values();
    const work = async (): Promise<void> => {
      for (const { question, fault } of jobs) {
        const after = await organisation.collect(collector, { question, fault });
        runs += 1;
        const where = `${fault} on ${question.operation ?? question.path}`;
        const wrong = factsIn(before, after, fault);
        if (!after.throttled && wrong.length === 0 && JSON.stringify(before.facts) !== JSON.stringify(after.facts)) {
          const said = judgeAll(
            new Map([...facts, [collector.id, after.facts]]),
            organisation.scope,
            asOf,
            collector.id,
          );
          wrong.push(...outcomesIn(truth, said));
          wrong.push(...passesIn(collector.id, facts, after.facts, organisation.scope, asOf));
          judged += 1;
        }
        invented.push(...wrong.map((line) => `${where}: ${line}`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return { questions, runs, judged, invented };
}

/** A fault that is gone when it is asked again is no loss at all. */
export async function strikeOnce(question: Question, fault: FaultName): Promise<boolean | null> {
  if (!RETRIED.has(fault)) return null;
  const organisation = new Organisation();
  const collector = own.find(({ id }) => id === question.collector);
  if (collector === undefined) return null;
  const clean = await organisation.collect(collector);
  const after = await organisation.collect(collector, { question, fault, once: true });
  return after.complete === clean.complete && JSON.stringify(clean.facts) === JSON.stringify(after.facts);
}

function factsIn(before: Collected, after: Collected, fault: FaultName): string[] {
  const wrong = differences(before.facts, after.facts, REASONS[fault]);
  const less = JSON.stringify(before.facts) !== JSON.stringify(after.facts);
  if (less && after.complete && !after.throttled) wrong.push('the record is said to be complete');
  return wrong;
}

function verdictsOf(judged: ReadonlyMap<string, Judged>): Map<string, Map<string, string>> {
  return new Map(
    [...judged].map(([id, { outcomes }]) => [
      id,
      new Map(outcomes.map(({ subject, outcome }) => [subject.id, outcome])),
    ]),
  );
}

/** Nothing but "unavailable" may take the place of what was said, and nothing may go without a word. */
function outcomesIn(
  truth: ReadonlyMap<string, ReadonlyMap<string, string>>,
  said: ReadonlyMap<string, Judged>,
): string[] {
  const wrong: string[] = [];
  for (const [check, { outcomes }] of said) {
    const real = truth.get(check);
    const here = new Set(outcomes.map(({ subject }) => subject.id));
    const unreached = outcomes.some(({ outcome }) => outcome === 'unavailable');
    for (const { outcome, subject } of outcomes) {
      const was = real?.get(subject.id);
      if (outcome === 'unavailable' || outcome === was) continue;
      if (ASKED_ON.has(check) && was === 'not-applicable' && outcome === 'pass') continue;
      wrong.push(`${check} says ${outcome} of ${subject.id}, is ${was}`);
    }
    for (const id of real?.keys() ?? []) if (!here.has(id) && !unreached) wrong.push(`${check} says nothing of ${id}`);
  }
  return wrong;
}

/**
 * A check that looked into a list that was cut must not pass on it as a whole. Lists of single things are
 * looked at one thing at a time, so that what was looked into and what was passed belong together.
 */
function passesIn(
  id: string,
  facts: ReadonlyMap<string, unknown>,
  after: unknown,
  scope: Scope,
  asOf: string,
): string[] {
  const wrong: string[] = [];
  for (const part of partsOf(after)) {
    const read = new Set<string>();
    const seen = new Map([...facts, [id, watched(part.facts, '', read)]]);
    for (const { id: check, needs } of checks.values()) {
      if (!needs.includes(id) || ONE_IS_ENOUGH.has(check)) continue;
      read.clear();
      const judged = judgeAll(seen, scope, asOf, id, check).get(check);
      const passed =
        judged?.outcomes.filter(({ outcome, subject }) => outcome === 'pass' && part.speaksOf(subject)) ?? [];
      if (read.size > 0 && passed.length > 0)
        wrong.push(`${check} passes ${passed[0]?.subject.id} on a part of ${[...read].join()}`);
    }
  }
  return wrong;
}

const CUT = '"complete":false';

interface Part {
  readonly facts: unknown;
  readonly speaksOf: (subject: { readonly type: string; readonly id: string }) => boolean;
}

function partsOf(facts: unknown): Part[] {
  if (!JSON.stringify(facts).includes(CUT)) return [];
  const whole: Part = { facts, speaksOf: ({ type }) => type === 'organisation' };
  if (!isObject(facts)) return [whole];
  const parts = Object.entries(facts).flatMap(([key, fact]): Part[] => {
    const list = isObject(fact) ? fact['value'] : null;
    if (!isPopulation(list)) return [];
    const cut = list.items.filter((item) => JSON.stringify(item).includes(CUT));
    return cut.map((item) => ({
      facts: { ...facts, [key]: { known: true, value: { ...list, items: [item], complete: true, unseen: null } } },
      speaksOf: ({ id }) => isObject(item) && item['name'] === id,
    }));
  });
  return [whole, ...parts];
}

/** The same facts, noting which lists that were cut had their entries looked at. */
function watched(value: unknown, path: string, read: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (key === 'items' && isPopulation(target) && !target.complete) read.add(path);
      return typeof key === 'string' && typeof found === 'object' ? watched(found, `${path}.${key}`, read) : found;
    },
  });
}
