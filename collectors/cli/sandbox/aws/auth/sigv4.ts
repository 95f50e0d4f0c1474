import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WireRequest } from '../wire/request.ts';

/** What a Signature Version 4 Authorization header claims. */
export interface SignedClaim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;

/** Reads the Authorization header; null when there is none or it is not of Signature Version 4. */
export function readClaim(request: WireRequest): SignedClaim | null {
  const match = AUTHORIZATION.exec(request.headers['authorization'] ?? '');
  if (!match) return null;
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = match;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(';'), signature };
}

export type Verdict = 'valid' | 'wrong-signature' | 'wrong-payload' | 'skewed';

const MAX_SKEW = 15 * 60 * 1000;

/**
 * Verifies a request by AWS Signature Version 4 ("Create a signed AWS API request", IAM user guide).
 * `now` is the server's own clock: a signature is good for 15 minutes around it.
 */
export function verify(request: WireRequest, claim: SignedClaim, secret: string, now: Date): Verdict {
  const timestamp = request.headers['x-amz-date'] ?? '';
  const at = Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(at - now.getTime()) <= MAX_SKEW) || !timestamp.startsWith(claim.date)) return 'skewed';

  const actual = createHash('sha256').update(request.body).digest('hex');
  const declared = request.headers['x-amz-content-sha256'];
  const unsigned = declared === 'UNSIGNED-PAYLOAD' || declared?.startsWith('STREAMING-') === true;
  if (declared !== undefined && !unsigned && declared !== actual) return 'wrong-payload';

  const canonical = [
    request.method,
    canonicalPath(request.path, claim.service),
    canonicalQuery(request.query),
    ...claim.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    claim.signedHeaders.join(';'),
    declared ?? actual,
  ].join('\n');
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = ['aws4_request', claim.service, claim.region, claim.date].reduceRight<Buffer | string>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secret}`,
  );
  const expected = createHmac('sha256', key)
    .update(`AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${digest}`)
    .digest('hex');
  return timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature)) ? 'valid' : 'wrong-signature';
}

/** S3 signs the path as it is; every other service signs it encoded once more. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path;
  return path.split('/').map(encode).join('/');
}

function canonicalQuery(query: WireRequest['query']): string {
  return query
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
