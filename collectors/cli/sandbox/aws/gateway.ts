import { randomUUID } from 'node:crypto';
import { actionOf, resourceOf } from './auth/actions.ts';
import { decide } from './auth/policy.ts';
import type { Principal } from './auth/principals.ts';
import type { Principals } from './auth/principals.ts';
import { denied, refusal, throttled } from './auth/refusals.ts';
import { serviceControlPolicies } from './estate/guardrails.ts';
import { readClaim, type SignedClaim, verify } from './auth/sigv4.ts';
import type { Estate } from './estate/estate.ts';
import type { AwsFault, AwsFaults } from './faults.ts';
import type { RequestCounter } from './requests.ts';
import { handlers } from './services/all.ts';
import type { Call } from './services/handler.ts';
import { type ServiceEntry, type ServiceId, services } from './wire/catalog.ts';
import { serviceOf, type Target, targetOf } from './wire/dispatch.ts';
import { readInput } from './wire/read-input.ts';
import type { WireRequest } from './wire/request.ts';
import { type WireResponse, writeError, writeOutput } from './wire/response.ts';
import { ServiceError } from './wire/service-error.ts';
import { problemsOf } from './wire/validate.ts';

export interface GatewayParts {
  readonly estate: Estate;
  readonly principals: Principals;
  readonly faults: AwsFaults;
  readonly requests: RequestCounter;
  /** What the sandbox itself did wrong: answers that do not fit their shape, operations it lacks. */
  readonly violations: string[];
  /** The sandbox's clock, which tests may move. */
  readonly now: () => Date;
}

export interface Answered extends WireResponse {
  /** A fault that spoils the sending of the answer. */
  readonly spoil: 'reset' | 'truncate' | null;
  /** Milliseconds to wait before sending. */
  readonly delay: number;
}

/** Services that have one endpoint for all regions, wherever a request was signed for. */
const global = new Set<ServiceId>(['iam', 'organizations', 'account', 's3', 's3control']);
const fallback: ServiceEntry = {
  signingName: '',
  iamPrefix: '',
  protocol: 'rest-json',
  load: () => Promise.resolve({}),
};

/** Answers a request the way AWS would: who is it, may they, what do they ask, does the answer fit its shape. */
export async function answer(parts: GatewayParts, request: WireRequest): Promise<Answered> {
  const requestId = randomUUID();
  const claim = readClaim(request);
  const service = claim ? serviceOf(claim.service, request) : null;
  const entry = service ? services[service] : fallback;
  const target = service ? await targetOf(service, request) : null;
  const fail = (error: ServiceError): Answered => ({
    ...writeError(target?.model ?? null, entry, error, requestId),
    spoil: null,
    delay: 0,
  });
  try {
    if (!claim) throw refusal(entry, 'missing-token');
    if (!service || !target) throw unknownOperation(parts, claim, request);
    const principal = authenticate(parts, claim, request, entry);
    parts.requests.add(service, target.operation.name, principal.account, claim.region);
    const fault = parts.faults.next({
      service,
      operation: target.operation.name,
      region: claim.region,
      account: principal.account,
    });
    failAsTold(fault, entry);
    if (!global.has(service) && !parts.estate.enabled(claim.region)) throw refusal(entry, 'unknown-key');
    const response = await perform(parts, { service, target, claim, principal, request, requestId });
    return {
      ...response,
      spoil: fault?.kind === 'reset' || fault?.kind === 'truncate' ? fault.kind : null,
      delay: fault?.kind === 'delay' ? fault.milliseconds : 0,
    };
  } catch (error) {
    if (error instanceof ServiceError) return fail(error);
    parts.violations.push(
      `${service ?? '?'}.${target?.operation.name ?? '?'}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return fail(
      new ServiceError('InternalFailure', error instanceof Error ? error.message : String(error), { status: 500 }),
    );
  }
}

interface Performance {
  readonly service: ServiceId;
  readonly target: Target;
  readonly claim: SignedClaim;
  readonly principal: Principal;
  readonly request: WireRequest;
  readonly requestId: string;
}

async function perform(
  parts: GatewayParts,
  { service, target, claim, principal, request, requestId }: Performance,
): Promise<WireResponse> {
  const { model, operation } = target;
  const input = readInput(model, operation, request, target.route);
  authorise(parts, service, operation.name, input, target.bucket, principal, claim.region);
  const handler = handlers[service]?.[operation.name];
  if (!handler) throw new Error('the sandbox does not answer this operation');
  const account = parts.estate.account(principal.account);
  if (!account) throw new Error(`no account ${principal.account} in the estate`);
  const { estate, principals, now } = parts;
  const call: Call = {
    estate,
    account,
    region: claim.region,
    principal,
    principals,
    now: now(),
    bucket: target.bucket,
    virtualHost: target.virtual,
  };
  const output = (await handler(input, call)) as Record<string, unknown>;
  const problems = problemsOf(operation.output, output);
  if (problems.length > 0)
    throw new Error(`the answer does not fit ${operation.name}: ${problems.slice(0, 5).join('; ')}`);
  return writeOutput(model, operation, output, requestId);
}

function authenticate(parts: GatewayParts, claim: SignedClaim, request: WireRequest, entry: ServiceEntry): Principal {
  const principal = parts.principals.find(claim.accessKeyId);
  if (!principal) throw refusal(entry, 'unknown-key');
  if (principal.session) {
    if (request.headers['x-amz-security-token'] !== principal.session.token) throw refusal(entry, 'unknown-key');
    if (principal.session.expires.getTime() <= parts.now().getTime()) throw refusal(entry, 'expired');
  }
  // Signatures are compared with the real clock: moving the sandbox's own must not look like a wrong clock of the client.
  const verdict = verify(request, claim, principal.secretAccessKey, new Date());
  if (verdict !== 'valid') throw refusal(entry, verdict);
  return principal;
}

function authorise(
  parts: GatewayParts,
  service: ServiceId,
  operation: string,
  input: Record<string, unknown>,
  bucket: string | null,
  principal: Principal,
  region: string,
): void {
  const action = actionOf(service, operation);
  if (action === null) return;
  const entry = services[service];
  const resource = resourceOf(service, operation, input, bucket, { account: principal.account, region });
  const access = {
    action,
    resource,
    context: { 'aws:requestedregion': region, 'aws:securetransport': 'true', 'aws:principalarn': principal.arn },
  };
  const refuse = (why: string): ServiceError => denied(entry, principal.arn, action, resource, why);
  const guard = decide(serviceControlPolicies(parts.estate, principal.account), access);
  if (guard !== 'allow') throw refuse('with an explicit deny in a service control policy');
  const own = decide(principal.policies, access);
  if (own === 'explicit-deny') throw refuse('with an explicit deny in an identity-based policy');
  if (own === 'implicit-deny') throw refuse(`because no identity-based policy allows the ${action} action`);
  if (principal.sessionPolicy && decide([principal.sessionPolicy], access) !== 'allow') {
    throw refuse(`because no session policy allows the ${action} action`);
  }
}

function failAsTold(fault: AwsFault | null, entry: ServiceEntry): void {
  if (fault?.kind === 'throttle') throw throttled(entry, fault.retryAfter);
  if (fault?.kind === 'expire-session') throw refusal(entry, 'expired');
  if (fault?.kind === 'error')
    throw new ServiceError(fault.code, fault.message ?? fault.code, { status: fault.status ?? 400 });
}

function unknownOperation(parts: GatewayParts, claim: SignedClaim, request: WireRequest): ServiceError {
  const what = request.headers['x-amz-target'] ?? `${request.method} ${request.path}`;
  parts.violations.push(`${claim.service}: asked for ${what}, which the sandbox does not know`);
  return new ServiceError('UnknownOperationException', `The sandbox does not know ${what} of ${claim.service}`, {
    status: 404,
  });
}
