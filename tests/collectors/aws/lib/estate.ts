import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsCredential } from '#collectors/aws/client/credential.ts';
import type { AwsConnection } from '#collectors/aws/client/connection.ts';
import provider from '#collectors/aws/provider.ts';
import { type AwsSandbox, type AwsSandboxOptions, createAwsSandbox } from '#collectors/cli/sandbox/aws/index.ts';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Answer, CollectorDefinition } from '#shared/define.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';

export type AwsCollector = CollectorDefinition<AwsConnection, unknown> & { readonly id: string };

export const awsCollectors = [...collectors.values()].filter(({ id }) =>
  id.startsWith('aws/'),
) as unknown as AwsCollector[];
export const awsChecks = [...checks.values()].filter(({ id }) => id.startsWith('aws/'));

export interface Estate {
  readonly sandbox: AwsSandbox;
  readonly credential: AwsCredential;
  readonly accounts: readonly string[];
  readonly home: string;
  close(): Promise<void>;
}

/** An embedded AWS on loopback, with the credential of its collector. */
export async function serve(options: AwsSandboxOptions, more: Record<string, unknown> = {}) {
  const sandbox = createAwsSandbox({ now: new Date(), ...options });
  const server = createServer((request, response) => void sandbox.handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const credential = provider.parseCredential({
    accessKeyId: sandbox.accessKeyId,
    secretAccessKey: sandbox.secretAccessKey,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: sandbox.region,
    ...more,
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { sandbox, credential, close };
}

/** The same, with the accounts that can be looked at through the role in each. */
export async function openEstate(options: AwsSandboxOptions = {}, more: Record<string, unknown> = {}): Promise<Estate> {
  const { sandbox, credential, close } = await serve({ accounts: 4, ...options }, { role: 'AnnexaReadOnly', ...more });
  const connection = await provider.connect(credential, {
    fetch,
    signal: new AbortController().signal,
    scope: null,
    memo: new Map(),
  });
  const { tenants } = await provider.scopes(connection);
  return {
    sandbox,
    credential,
    accounts: tenants.map(({ tenant }) => tenant),
    home: sandbox.region,
    close,
  };
}

/** Outcomes of every check that reads some of the facts, by check and subject. */
export function judge(facts: ReadonlyMap<string, unknown>, scope: Scope, asOf = new Date().toISOString()) {
  const outcomes = new Map<string, Outcome>();
  for (const check of awsChecks) {
    const inputs: Record<string, Fact<unknown>> = {};
    for (const need of check.needs) {
      inputs[need] = facts.has(need) ? known(facts.get(need)) : unknown(`${need} was not collected`);
    }
    const effective = Object.fromEntries(check.needs.map((need) => [need, asOf]));
    for (const outcome of check.evaluate(inputs, { scope, asOf, effective })) {
      outcomes.set(`${check.id} ${outcome.subject.type} ${outcome.subject.id}`, outcome);
    }
  }
  return outcomes;
}

/** The verdicts that are new or other than before, and that claim something. */
export function claims(before: ReadonlyMap<string, Outcome>, after: ReadonlyMap<string, Outcome>): string[] {
  return [...after]
    .filter(([, { outcome }]) => outcome === 'pass' || outcome === 'fail')
    .filter(([subject, { outcome }]) => before.get(subject)?.outcome !== outcome)
    .map(([subject, { outcome }]) => `${subject}: ${before.get(subject)?.outcome ?? 'nothing'} became ${outcome}`);
}

/** The answer that AWS gives in its place to one who may not ask. */
export function denied(answer: Answer): Answer {
  const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized to perform this action' });
  return refused(answer, 403, body);
}

export function throttled(answer: Answer): Answer {
  return refused(answer, 400, JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }));
}

export function refused(answer: Answer, status: number, body: string): Answer {
  return {
    ...answer,
    status,
    headers: {},
    body: new TextEncoder().encode(body),
    text: () => body,
    json: () => JSON.parse(body) as unknown,
  };
}

export function unanswered(answer: Answer): Answer {
  const { status: _, response: __, ...asked } = answer;
  return { ...asked, failure: 'timeout', body: null };
}

/** Id of an account by its place in the estate: 0 manages it, 4 is the careless one. */
export function accountAt(estate: Estate, index: number): string {
  const account = estate.sandbox.estate.accounts[index];
  if (account === undefined) throw new Error(`the estate has no account ${index}`);
  return account.id;
}
