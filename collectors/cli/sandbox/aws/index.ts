import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { PolicyDocument } from './auth/policy.ts';
import { type Credentials, credentialsOf, Principals } from './auth/principals.ts';
import { Estate } from './estate/estate.ts';
import type { Recording } from './estate/plan.ts';
import { corePolicy, organisationPolicy } from './estate/read-only-policies.ts';
import { type AwsFaultRule, AwsFaults } from './faults.ts';
import { type Answered, answer, type GatewayParts } from './gateway.ts';
import { RequestCounter } from './requests.ts';
import { readRequest } from './wire/request.ts';

export interface AwsSandboxOptions {
  /** Active accounts, the management account among them; a suspended one comes on top. Default 8. */
  readonly accounts?: number;
  readonly seed?: string;
  /** The home region. Default "eu-central-1". */
  readonly region?: string;
  /** The external id that the evidence roles ask for; null (the default) when they ask for none. */
  readonly externalId?: string | null;
  /** Further resources that AWS Config records, spread over the active accounts. */
  readonly resources?: number;
  /** Further buckets, spread likewise. */
  readonly buckets?: number;
  /** Where AWS Config records. Default "mixed": as the company set it up, with the gaps that makes. */
  readonly recording?: Recording;
  /** All regions that every account has, also those the company has never worked in. Default false. */
  readonly wide?: boolean;
  /** The moment the estate is described at. Default now. */
  readonly now?: Date;
}

export interface AwsSandbox {
  readonly region: string;
  /** Keys of the collector's user in the management account, which holds exactly the read-only policies. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly estate: Estate;
  readonly faults: AwsFaults;
  readonly requests: RequestCounter;
  /** What the sandbox did wrong; empty in a healthy run. */
  readonly violations: readonly string[];
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Adds a user to an account (the management account when left out) that may do what the policies say. */
  addUser(options: { name: string; account?: string; policies: readonly PolicyDocument[] }): Credentials;
  /** Changes what the signer of a key may do, from the next request on. */
  setPolicies(accessKeyId: string, policies: readonly PolicyDocument[]): void;
  /** The clock that sessions and reports expire by. */
  readonly clock: { now(): Date; advance(milliseconds: number): void };
}

/** The name of the collector's user. */
const COLLECTOR = 'annexa-collector';
const CONTROL = '/_sandbox/aws/';

/** An AWS for tests and demonstrations: real wire protocols, signatures and policies over an invented company. */
export function createAwsSandbox(options: AwsSandboxOptions = {}): AwsSandbox {
  const seed = options.seed ?? 'meridian';
  const region = options.region ?? 'eu-central-1';
  let shift = 0;
  const now = (): Date => new Date(Date.now() + shift);
  const estate = new Estate({
    seed,
    accounts: Math.max(1, options.accounts ?? 8),
    home: region,
    externalId: options.externalId ?? null,
    resources: options.resources ?? 0,
    buckets: options.buckets ?? 0,
    recording: options.recording ?? 'mixed',
    wide: options.wide ?? false,
    now: options.now ?? new Date(),
  });
  const principals = new Principals();
  const parts: GatewayParts = {
    estate,
    principals,
    faults: new AwsFaults(),
    requests: new RequestCounter(),
    violations: [],
    now,
  };
  const collector = principals.addUser(estate.management.id, COLLECTOR, [corePolicy, organisationPolicy], seed);

  return {
    region,
    accessKeyId: collector.accessKeyId,
    secretAccessKey: collector.secretAccessKey,
    estate,
    faults: parts.faults,
    requests: parts.requests,
    violations: parts.violations,
    clock: {
      now,
      advance: (milliseconds) => {
        shift += milliseconds;
      },
    },
    addUser: ({ name, account, policies }) =>
      credentialsOf(principals.addUser(account ?? estate.management.id, name, policies, seed)),
    setPolicies: (accessKeyId, policies) => principals.replacePolicies(accessKeyId, policies),
    handle: async (req, res) => {
      const request = await readRequest(req);
      if (request.path.startsWith(CONTROL)) {
        control(parts, request.method, request.path.slice(CONTROL.length), request.body, res);
        return;
      }
      await send(await answer(parts, request), req, res);
    },
  };
}

async function send(answered: Answered, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (answered.delay > 0) await wait(answered.delay);
  if (answered.spoil === 'reset') {
    req.socket.destroy();
    return;
  }
  const body = Buffer.from(answered.body);
  res.writeHead(answered.status, {
    ...answered.headers,
    'content-length': String(body.length),
    date: new Date().toUTCString(),
  });
  if (answered.spoil === 'truncate') {
    res.write(body.subarray(0, Math.floor(body.length / 2)), () => req.socket.destroy());
    return;
  }
  res.end(body);
}

/** Reads the counters, and sets or clears faults, from another process. */
function control(parts: GatewayParts, method: string, name: string, body: Uint8Array, res: ServerResponse): void {
  const reply = (status: number, content: unknown): void => {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(content));
  };
  if (name === 'requests' && method === 'GET') {
    reply(200, { total: parts.requests.total, requests: parts.requests.list(), violations: parts.violations });
  } else if (name === 'faults' && method === 'POST') {
    const rule = readRule(body);
    if (rule) parts.faults.add(rule);
    reply(rule ? 201 : 400, rule ? {} : { message: 'A rule is JSON with a fault that has a kind' });
  } else if (name === 'faults' && method === 'DELETE') {
    parts.faults.clear();
    reply(200, {});
  } else {
    reply(404, { message: 'GET requests, POST faults, DELETE faults' });
  }
}

function readRule(body: Uint8Array): AwsFaultRule | null {
  try {
    const rule = JSON.parse(Buffer.from(body).toString()) as Partial<AwsFaultRule> | null;
    return rule?.fault?.kind === undefined ? null : { ...rule, fault: rule.fault };
  } catch {
    // Whatever is not JSON is not a rule, which the caller is told.
    return null;
  }
}
