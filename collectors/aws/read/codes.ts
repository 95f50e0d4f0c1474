import type { Answer } from '#shared/define.ts';
import { View } from './view.ts';

/** What the code of a refusal means. Only codes that a reader names for its operation are facts; see `reader.ts`. */
export type RefusalKind = 'denied' | 'explicit-deny' | 'throttled' | 'region-off' | 'expired' | 'fault' | 'other';

const DENIED =
  /^(AccessDenied(Exception|ForDependencyException)?|UnauthorizedOperation|UnauthorizedAccess|AuthorizationError|AuthorizationErrorException|NotAuthorized|Forbidden)$/;
const REGION_OFF = new Set([
  'OptInRequired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'AuthFailure',
  'SubscriptionRequiredException',
  'RegionDisabledException',
]);
const THROTTLE =
  /^(Throttl(ing|ed)(Exception)?|ThrottledException|RequestThrottled(Exception)?|RequestLimitExceeded|TooManyRequests(Exception)?|SlowDown|BandwidthLimitExceeded|LimitExceededException|ProvisionedThroughputExceededException|PriorRequestNotComplete)$/;
const EXPIRED = /^(ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired)$/;
const FAULT =
  /^(InternalFailure|InternalError|InternalServerError|InternalServerException|InternalServiceError|ServiceUnavailable(Exception)?|ServiceFailure(Exception)?)$/;

export function isThrottle(code: string): boolean {
  return THROTTLE.test(code);
}

export function isExpired(code: string): boolean {
  return EXPIRED.test(code);
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly kind: RefusalKind;
}

/**
 * The error in an answer, in any of the AWS wire protocols: a JSON `__type` or `code`, the
 * `x-amzn-ErrorType` header, an XML `Error` (query, S3) or `Errors.Error` (EC2).
 *
 * Source: https://smithy.io/2.0/aws/protocols/index.html, "Operation error serialization" of each.
 */
export function refusalOf(answer: Answer): Refusal {
  const { code, message } = errorIn(answer);
  return { code, message, kind: kindOf(code, message, answer.status ?? 0) };
}

function kindOf(code: string, message: string, status: number): RefusalKind {
  if (/explicit deny/i.test(message)) return 'explicit-deny';
  if (isExpired(code)) return 'expired';
  if (isThrottle(code) || status === 429) return 'throttled';
  if (REGION_OFF.has(code)) return 'region-off';
  if (DENIED.test(code) || (status === 403 && code === '')) return 'denied';
  if (FAULT.test(code) || status >= 500) return 'fault';
  return 'other';
}

function errorIn(answer: Answer): { code: string; message: string } {
  const header = answer.headers?.['x-amzn-errortype'];
  let body: View;
  try {
    body = View.ofBody(answer.text());
  } catch {
    return { code: shortCode(header ?? ''), message: '' };
  }
  const error =
    [body.at('Error'), body.at('Errors.Error'), body].find((view) => view.text('Code') !== undefined) ?? body;
  const code = header ?? body.text('__type') ?? error.text('Code') ?? '';
  return { code: shortCode(code), message: error.text('Message') ?? '' };
}

/** "com.amazonaws.iam#NoSuchEntity:http://…" is "NoSuchEntity". */
function shortCode(code: string): string {
  return (code.split('#').at(-1) ?? '').split(':')[0] ?? '';
}
