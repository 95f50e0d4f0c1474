import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultName } from '#collectors/cli/sandbox/github/faults.ts';
import { openConnection } from '#collectors/github/client/connection.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { QUICK, type Served, serve } from '../collectors/github/lib/sandbox.ts';
import { MemoryStore } from '../shared/evidence/memory-store.ts';
import { differences } from './fault-facts.ts';
import { own, REASONS } from './fault-runs.ts';

/** Long enough for any answer of the sandbox on a busy machine, and waited out once for each silence. */
const TIMEOUT_MS = 3_000;

describe('a fault of the connection itself', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ repos: 5, members: 6 });
  });
  afterEach(() => served.github.faults.clear());
  afterAll(() => served.close());

  async function collect(id: string) {
    const collector = own.find((each) => each.id === id);
    if (collector === undefined) throw new Error(`there is no collector ${id}`);
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
      timeoutMs: TIMEOUT_MS,
    });
    const { org, tokens } = served.github;
    const credential = { org, token: tokens.admin, baseUrl: served.baseUrl };
    const scope = { system: 'github', tenant: org };
    const connection = openConnection(credential, { fetch: recorder.fetch, signal }, { ...QUICK, retries: 0 });
    await collector.collect(connection, { scope, signal, progress: () => {} });
    const { facts, completeness } = collector.read(await answersOf(store, recorder.exchanges()), scope);
    return { facts, complete: completeness.complete };
  }

  it.each<[FaultName, string, RegExp | string]>([
    ['reset', 'github/organization', /\/hooks/],
    ['reset', 'github/repositories', 'Repositories'],
    ['silence', 'github/organization', /\/installations/],
    ['silence', 'github/members', 'Organization'],
    ['truncated-json', 'github/members', /outside_collaborators/],
    ['html', 'github/alerts', /dependabot/],
  ])('%s in %s at %s ends by itself and is named', async (fault, id, at) => {
    const clean = await collect(id);
    const match = typeof at === 'string' ? { operation: at } : { path: at };
    served.github.faults.add({ fault, match, milliseconds: 10 * TIMEOUT_MS });
    const { facts, complete } = await collect(id);
    expect(clean.complete).toBe(true);
    expect(complete).toBe(false);
    expect(differences(clean.facts, facts, REASONS[fault])).toEqual([]);
    expect(JSON.stringify(facts)).toMatch(REASONS[fault]);
  });

  it('slow answers are no loss', async () => {
    const clean = await collect('github/organization');
    served.github.faults.add({ fault: 'slow', milliseconds: 300 });
    expect(await collect('github/organization')).toEqual(clean);
  });
});
