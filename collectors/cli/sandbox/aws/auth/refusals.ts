import type { ServiceEntry } from '../wire/catalog.ts';
import { ServiceError } from '../wire/service-error.ts';

export type Refusal = 'missing-token' | 'unknown-key' | 'expired' | 'wrong-signature' | 'wrong-payload' | 'skewed';

type Family = 'query' | 'ec2' | 's3' | 'json' | 'rest-json';

/** [code, status] by the family of the service: the same refusal has another name in each. */
const codes: Readonly<Record<Refusal, Readonly<Record<Family, readonly [string, number]>>>> = {
  'missing-token': {
    query: ['MissingAuthenticationToken', 403],
    ec2: ['MissingAuthenticationToken', 403],
    s3: ['AccessDenied', 403],
    json: ['MissingAuthenticationTokenException', 400],
    'rest-json': ['MissingAuthenticationTokenException', 403],
  },
  'unknown-key': {
    query: ['InvalidClientTokenId', 403],
    ec2: ['AuthFailure', 401],
    s3: ['InvalidAccessKeyId', 403],
    json: ['UnrecognizedClientException', 400],
    'rest-json': ['UnrecognizedClientException', 403],
  },
  expired: {
    query: ['ExpiredToken', 403],
    ec2: ['RequestExpired', 400],
    s3: ['ExpiredToken', 400],
    json: ['ExpiredTokenException', 400],
    'rest-json': ['ExpiredTokenException', 403],
  },
  'wrong-signature': {
    query: ['SignatureDoesNotMatch', 403],
    ec2: ['AuthFailure', 401],
    s3: ['SignatureDoesNotMatch', 403],
    json: ['InvalidSignatureException', 400],
    'rest-json': ['InvalidSignatureException', 403],
  },
  'wrong-payload': {
    query: ['SignatureDoesNotMatch', 403],
    ec2: ['AuthFailure', 401],
    s3: ['XAmzContentSHA256Mismatch', 400],
    json: ['InvalidSignatureException', 400],
    'rest-json': ['InvalidSignatureException', 403],
  },
  skewed: {
    query: ['SignatureDoesNotMatch', 403],
    ec2: ['RequestExpired', 400],
    s3: ['RequestTimeTooSkewed', 403],
    json: ['InvalidSignatureException', 400],
    'rest-json': ['InvalidSignatureException', 403],
  },
};

const messages: Readonly<Record<Refusal, string>> = {
  'missing-token': 'Request is missing Authentication Token',
  'unknown-key': 'The security token included in the request is invalid.',
  expired: 'The security token included in the request is expired',
  'wrong-signature':
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  'wrong-payload': 'The payload does not match the hash in the request.',
  skewed: 'Signature expired: the request was signed too long ago, or the clock of the client is wrong.',
};

/** How a service says that it does not know who is asking. */
export function refusal(entry: ServiceEntry, kind: Refusal): ServiceError {
  const [code, status] = codes[kind][familyOf(entry)];
  return new ServiceError(code, messages[kind], { status });
}

/** How a service says that the caller may not do this. `why` as IAM words it, without the action. */
export function denied(entry: ServiceEntry, who: string, action: string, resource: string, why: string): ServiceError {
  const family = familyOf(entry);
  const target = resource === '*' ? '' : ` on resource: ${family === 's3' ? `"${resource}"` : resource}`;
  const message = `User: ${who} is not authorized to perform: ${action}${target} ${why}`;
  if (family === 'ec2')
    return new ServiceError('UnauthorizedOperation', `You are not authorized to perform this operation. ${message}`, {
      status: 403,
    });
  if (family === 'query' || family === 's3' || entry.queryCompatible)
    return new ServiceError('AccessDenied', message, { status: 403 });
  return new ServiceError('AccessDeniedException', message, { status: family === 'json' ? 400 : 403 });
}

/** How a service says that it is asked too often. */
export function throttled(entry: ServiceEntry, retryAfter: number | undefined): ServiceError {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  switch (familyOf(entry)) {
    case 'ec2':
      return new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', { status: 503, headers });
    case 's3':
      return new ServiceError('SlowDown', 'Please reduce your request rate.', { status: 503, headers });
    case 'query':
      return new ServiceError('Throttling', 'Rate exceeded', { status: 400, headers });
    case 'json':
      return new ServiceError('ThrottlingException', 'Rate exceeded', { status: 400, headers });
    default:
      return new ServiceError('TooManyRequestsException', 'Too Many Requests', { status: 429, headers });
  }
}

function familyOf(entry: ServiceEntry): Family {
  switch (entry.protocol) {
    case 'query':
    case 'ec2':
    case 'rest-json':
      return entry.protocol;
    case 'rest-xml':
      return 's3';
    default:
      return 'json';
  }
}
