import { digestOf } from './digest.ts';
import type { BlobRef, ExchangeFailure, Instant, Sha256 } from './record.ts';
import type { RecorderStore, RequestNote } from './recorder.ts';

/** Response headers that carry a fact or are needed to ask again; all others are dropped. */
const KEPT_HEADERS = [
  'etag',
  'link',
  'location',
  'retry-after',
  'x-accepted-github-permissions',
  'x-accepted-oauth-scopes',
  'x-amzn-errortype',
  'x-github-sso',
  'x-oauth-scopes',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-resource',
] as const;

const REQUEST_ID_HEADERS = ['x-github-request-id', 'x-amzn-requestid', 'x-amz-request-id', 'x-request-id'];

export async function keyOf(request: Request, body: Uint8Array | null, keyHeaders: readonly string[]): Promise<Sha256> {
  const head = [request.method, request.url, ...keyHeaders.map((name) => `${name}:${request.headers.get(name) ?? ''}`)];
  return digestOf(`${head.join('\n')}\n\n${body === null ? '' : await digestOf(body)}`);
}

export async function requestFacts(request: Request, body: Uint8Array | null, note: RequestNote, store: RecorderStore) {
  const params = note.params ?? parsedBody(request.headers.get('content-type'), body);
  const text = note.requestText;
  return {
    ...(params === undefined ? {} : { params }),
    ...(text === undefined
      ? {}
      : { request: await storedBlob(store, new TextEncoder().encode(text), 'text/plain; charset=utf-8', 'request') }),
  };
}

function parsedBody(type: string | null, body: Uint8Array | null): Record<string, unknown> | undefined {
  if (body === null || body.length === 0) return undefined;
  const text = new TextDecoder().decode(body);
  if (type?.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export function answerFacts(response: Response, started: number, finished: number) {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const requestId = REQUEST_ID_HEADERS.map((name) => response.headers.get(name)).find((value) => value !== null);
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    headers,
    ...(requestId ? { requestId } : {}),
    ...(response.redirected ? { redirectedTo: response.url } : {}),
    ...(Number.isNaN(date) ? {} : { serverDate: instant(date), skewMs: Math.round(date - (started + finished) / 2) }),
  };
}

export async function storedBlob(
  store: RecorderStore,
  bytes: Uint8Array,
  mediaType: string | null,
  role: BlobRef['role'],
): Promise<BlobRef> {
  return {
    sha256: await store.putBlob(bytes),
    size: bytes.length,
    mediaType: mediaType ?? 'application/octet-stream',
    role,
  };
}

export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/;

export function failureOf(cause: unknown, run: AbortSignal): ExchangeFailure {
  if (run.aborted) return 'aborted';
  for (let at: unknown = cause; at instanceof Error; at = at.cause) {
    if (at.name === 'TimeoutError') return 'timeout';
    if (at.name === 'AbortError') return 'aborted';
    if ('code' in at && typeof at.code === 'string' && TLS_CODE.test(at.code)) return 'tls';
  }
  return 'network';
}
