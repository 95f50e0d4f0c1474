import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createGitHubSandbox,
  type GitHubSandbox,
  type GitHubSandboxOptions,
} from '#collectors/cli/sandbox/github/index.ts';
import { openConnection } from '#collectors/github/client/connection.ts';
import { parseGithubCredential } from '#collectors/github/client/credential.ts';
import type { Patience } from '#collectors/github/client/octokit.ts';
import provider from '#collectors/github/provider.ts';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { AnyCollector, AnyProvider, Fetch, Identified } from '#shared/define.ts';
import { collectStep, type StepResult } from '#shared/engine/collect.ts';
import { planSteps } from '#shared/engine/plan.ts';
import type { OutcomeLine } from '#shared/engine/report.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { MemoryStore } from '../../../shared/evidence/memory-store.ts';

export interface Served {
  readonly github: GitHubSandbox;
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** The sandbox on a loopback port, as a GitHub Enterprise Server lays it out. */
export async function serve(options: GitHubSandboxOptions = {}): Promise<Served> {
  const github = createGitHubSandbox(options);
  const server = createServer((request, response) => void github.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    github,
    baseUrl: `http://127.0.0.1:${port}/api/v3`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const QUICK: Patience = { longestWait: 0, retries: 1, pauseUnit: 1 };

export function quick(patience: Patience = QUICK): AnyProvider {
  const impatient = { ...provider, connect: connectWith(patience) };
  return impatient;
}

function connectWith(patience: Patience): AnyProvider['connect'] {
  return (credential, options) => openConnection(parseGithubCredential(credential), options, patience);
}

export interface Workspace {
  readonly store: MemoryStore;
  readonly writer: EvidenceWriter;
}

export async function workspace(): Promise<Workspace> {
  const store = new MemoryStore();
  const { signer } = await generateSigner();
  return { store, writer: new EvidenceWriter(store, signer) };
}

export interface RunOptions {
  readonly token: string;
  readonly only?: readonly string[];
  readonly fetch?: Fetch;
  readonly signal?: AbortSignal;
  readonly provider?: AnyProvider;
  readonly run?: string;
}

let runs = 0;

/** A whole run as the command line makes it: identify, plan, then one record of evidence a step. */
export async function collectAll(served: Served, space: Workspace, options: RunOptions): Promise<StepResult[]> {
  const { token, only = [], fetch = globalThis.fetch, signal = new AbortController().signal } = options;
  const chosen = options.provider ?? quick();
  const credential = chosen.parseCredential({ org: served.github.org, token, baseUrl: served.baseUrl });
  const connection = await chosen.connect(credential, { fetch, signal, scope: null, memo: new Map() });
  const principal = await chosen.identify(connection);
  const own = [...collectors.values()].filter(({ id }) => id.startsWith('github/'));
  const steps = planSteps('github', own, await chosen.scopes(connection), only);
  const run = options.run ?? `run-${runs++}`;
  const results: StepResult[] = [];
  for (const step of steps) {
    results.push(
      await collectStep({
        provider: chosen,
        collector: collectors.get(step.collector) as Identified<AnyCollector>,
        credential,
        step,
        run: { id: run, trigger: 'manual' },
        actor: { operator: 'tester', principal },
        host: 'cli',
        runtime: 'test',
        ...space,
        fetch,
        signal,
        memo: new Map(),
      }),
    );
  }
  return results;
}

export interface Judged {
  readonly check: string;
  readonly outcomes: readonly (OutcomeLine & Pick<Outcome, 'count'>)[];
}

/** What every check says of what the workspace holds, by check id. */
export async function findings(space: Workspace, asOf = new Date().toISOString()): Promise<Map<string, Judged>> {
  const facts = new Map<string, unknown>();
  let scope: Scope | null = null;
  for await (const row of space.store.evidence()) {
    const evidence = await readEvidence(space.store, row);
    const answers = await answersOf(space.store, evidence?.exchanges ?? []);
    facts.set(row.collector, collectors.get(row.collector)?.read(answers, row.scope).facts);
    scope = row.scope;
  }
  return scope === null ? new Map() : judgeAll(facts, scope, asOf);
}

/** Evaluates every check, or those that need one collector, or one of them alone, on facts by collector id. */
export function judgeAll(
  facts: ReadonlyMap<string, unknown>,
  scope: Scope,
  asOf: string,
  only: string | null = null,
  alone: string | null = null,
): Map<string, Judged> {
  const found = new Map<string, Judged>();
  for (const [id, check] of checks) {
    if (!id.startsWith('github/') || (only !== null && !check.needs.includes(only))) continue;
    if (alone !== null && id !== alone) continue;
    const inputs: Record<string, Fact<unknown>> = Object.fromEntries(
      check.needs.map((need) => [
        need,
        facts.has(need) ? known(facts.get(need)) : unknown(`${need} was not collected`),
      ]),
    );
    found.set(id, { check: id, outcomes: check.evaluate(inputs, { scope, asOf, effective: {} }) });
  }
  return found;
}
