import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultNames, type FaultName } from '#collectors/cli/sandbox/github/faults.ts';
import { openConnection } from '#collectors/github/client/connection.ts';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { AnyCollector, Identified } from '#shared/define.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { QUICK, type Served, serve } from '../collectors/github/lib/sandbox.ts';
import { MemoryStore } from '../shared/evidence/memory-store.ts';

const own = [...collectors.values()].filter(({ id }) => id.startsWith('github/'));
const judged = [...checks.values()].filter(({ id }) => id.startsWith('github/'));

/** Faults that are, word for word, an answer about the branch: reading them as such is right. */
const FACTS_ABOUT_PROTECTION: ReadonlySet<FaultName> = new Set(['404-branch', '403-plan']);

const PATIENT_MS = 20_000;

interface Collected {
  readonly facts: unknown;
  readonly complete: boolean;
  readonly throttled: boolean;
}

describe('a fault on every request in turn', () => {
  let served: Served;
  let scope: Scope;
  const baseline = new Map<string, unknown>();
  const truth = new Map<string, Map<string, string>>();
  /** One request of each kind, by collector. */
  const kinds = new Map<string, { readonly path: RegExp; readonly operation?: string; readonly label: string }[]>();

  beforeAll(async () => {
    served = await serve({ repos: 14, members: 11 });
    scope = { system: 'github', tenant: served.github.org };
    for (const collector of own) {
      served.github.requests.reset();
      baseline.set(collector.id, (await collect(served, collector, scope)).facts);
      kinds.set(collector.id, kindsOf(served));
    }
    for (const [check, outcomes] of judge(baseline, scope)) {
      truth.set(check, new Map(outcomes.map(({ subject, outcome }) => [subject.id, outcome])));
    }
  });
  afterEach(() => served.github.faults.clear());
  afterAll(() => served.close());

  it('judges something to begin with', () => {
    const outcomes = [...truth.values()].flatMap((bySubject) => [...bySubject.values()]);
    expect(outcomes.filter((outcome) => outcome === 'pass').length).toBeGreaterThan(100);
    expect(outcomes.filter((outcome) => outcome === 'fail').length).toBeGreaterThan(100);
    expect([...kinds.values()].flat().length).toBeGreaterThan(30);
  });

  it.each(faultNames.map((fault) => [fault]))('%s ends by itself and invents nothing', async (fault) => {
    const wrong: string[] = [];
    let runs = 0;
    for (const collector of own) {
      for (const { path, operation, label } of kinds.get(collector.id) ?? []) {
        if (label.endsWith('/protection') && FACTS_ABOUT_PROTECTION.has(fault)) continue;
        served.github.faults.clear();
        served.github.faults.add({
          fault,
          milliseconds: fault === 'silence' ? 600 : 20,
          retryAfter: 120,
          match: operation === undefined ? { path } : { operation },
        });
        const timeoutMs = fault === 'silence' ? 300 : PATIENT_MS;
        const { facts, complete, throttled } = await collect(served, collector, scope, timeoutMs);
        runs += 1;
        // A question that was answered in full after all (asked again, or smaller) is no loss.
        const unharmed = JSON.stringify(facts) === JSON.stringify(baseline.get(collector.id));
        if (complete && !throttled && !unharmed) wrong.push(`${label}: said to be complete`);
        // A step that met a limit is paused, not recorded: nothing is judged on it.
        if (throttled) continue;
        for (const [check, outcomes] of judge(new Map([...baseline, [collector.id, facts]]), scope, collector.id)) {
          for (const { outcome, subject } of outcomes) {
            if (outcome === 'unavailable' || truth.get(check)?.get(subject.id) === outcome) continue;
            wrong.push(`${label}: ${check} says ${outcome} of ${subject.id}, is ${truth.get(check)?.get(subject.id)}`);
          }
        }
      }
    }
    expect(runs).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });
});

async function collect(
  served: Served,
  collector: Identified<AnyCollector>,
  scope: Scope,
  timeoutMs = PATIENT_MS,
): Promise<Collected> {
  const store = new MemoryStore();
  const { signal } = new AbortController();
  const recorder = new Recorder({
    store: {
      putBlob: (bytes) => store.putBlob(bytes),
      getBlob: (digest) => store.getBlob(digest),
      recall: () => Promise.resolve(null),
      journal: () => Promise.resolve(),
      previous: () => Promise.resolve(null),
    },
    fetch: (input, init) => fetch(input, init),
    signal,
    timeoutMs,
  });
  const credential = { org: served.github.org, token: served.github.tokens.admin, baseUrl: served.baseUrl };
  const connection = openConnection(credential, { fetch: recorder.fetch, signal }, QUICK);
  let throttled = false;
  try {
    await collector.collect(connection, { scope, signal, progress: () => {} });
  } catch (error) {
    if (!(error instanceof ThrottledError)) throw error;
    throttled = true;
  }
  const { facts, completeness } = collector.read(await answersOf(store, recorder.exchanges()), scope);
  return { facts, complete: completeness.complete, throttled };
}

function judge(facts: ReadonlyMap<string, unknown>, scope: Scope, only?: string): Map<string, Outcome[]> {
  const asOf = new Date().toISOString();
  const found = new Map<string, Outcome[]>();
  for (const check of judged) {
    if (only !== undefined && !check.needs.includes(only)) continue;
    const inputs: Record<string, Fact<unknown>> = Object.fromEntries(
      check.needs.map((need) => [need, known(facts.get(need))]),
    );
    found.set(check.id, check.evaluate(inputs, { scope, asOf, effective: {} }));
  }
  return found;
}

/** Deep questions are the same for every repository: one stands for all of them. */
function kindsOf(served: Served) {
  const found = new Map<string, { path: RegExp; operation?: string; label: string }>();
  for (const { method, path, operation } of served.github.requests.entries) {
    const template = path.replace(/\/repos\/[^/]+\/[^/]+/, '/repos/x/y').replace(/rulesets\/\d+/, 'rulesets/1');
    const label = operation ?? `${method} ${template.split('?')[0]}`;
    const exact = path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const key = operation ?? template;
    if (!found.has(key))
      found.set(key, { path: new RegExp(`${exact}$`), label, ...(operation === null ? {} : { operation }) });
  }
  return [...found.values()];
}
