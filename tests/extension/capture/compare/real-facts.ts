import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAwsSandbox } from '#collectors/cli/sandbox/aws/index.ts';
import { createGitHubSandbox } from '#collectors/cli/sandbox/github/index.ts';
import { collectors, providers } from '#collectors/registry.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { collectStep } from '#shared/engine/collect.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { MemoryStore } from '../../../shared/evidence/memory-store.ts';

/** What is read from an account that something runs in; the rest from the one that manages the others. */
const WORKLOADS = new Set(['aws/resources', 'aws/posture']);

/** Facts by collector, as the collectors read them from the embedded systems. */
export type Facts = ReadonlyMap<string, unknown>;

/** Collects the named collectors, each once, in the home region: what there is of resources from an account that has some. */
export async function realFacts(wanted: Iterable<string>): Promise<Facts> {
  const github = createGitHubSandbox({ repos: 12, members: 12 });
  const aws = createAwsSandbox({ accounts: 4 });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    github.owns(request.url ?? '') ? github.handle(request, response) : aws.handle(request, response);
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials: Record<string, unknown> = {
    github: { org: github.org, token: github.tokens.admin, baseUrl: `${endpoint}/api/v3` },
    aws: {
      accessKeyId: aws.accessKeyId,
      secretAccessKey: aws.secretAccessKey,
      endpoint,
      region: aws.region,
      role: 'AnnexaReadOnly',
    },
  };
  try {
    const facts = new Map<string, unknown>();
    for (const id of wanted) {
      const system = id.split('/')[0] ?? '';
      const tenant = system === 'github' ? github.org : (aws.estate.accounts[WORKLOADS.has(id) ? 3 : 0]?.id ?? '');
      const region = collectors.get(id)?.regional === true ? { region: aws.region } : {};
      facts.set(id, await collected(id, { system, tenant, ...region }, credentials[system]));
    }
    return facts;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function collected(id: string, scope: Scope, input: unknown): Promise<unknown> {
  const [provider, collector] = [providers.get(scope.system), collectors.get(id)];
  if (provider === undefined || collector === undefined) throw new Error(`there is no ${id}`);
  const store = new MemoryStore();
  const { signer } = await generateSigner();
  await collectStep({
    provider,
    collector,
    credential: provider.parseCredential(input),
    step: { collector: id, scope },
    run: { id: 'run', trigger: 'manual' },
    actor: { operator: 'tester' },
    host: 'cli',
    runtime: 'test',
    store,
    writer: new EvidenceWriter(store, signer),
    fetch: (url, init) => fetch(url, init),
    signal: new AbortController().signal,
    memo: new Map(),
  });
  for await (const row of store.evidence()) {
    const evidence = await readEvidence(store, row);
    return collector.read(await answersOf(store, evidence?.exchanges ?? []), scope).facts;
  }
  throw new Error(`${id} left no evidence`);
}

/** The same facts as one sees them who may not: every fact is unknown, and the permission is named. */
export function denied(facts: unknown): unknown {
  if (Array.isArray(facts)) return facts.map(denied);
  if (typeof facts !== 'object' || facts === null) return facts;
  if ('known' in facts) return { known: false, why: 'answered 403', missing: 'a permission' };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, denied(value)]));
}
