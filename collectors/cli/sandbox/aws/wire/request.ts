import type { IncomingMessage } from 'node:http';

/** A request as received, with its body read to the end. */
export interface WireRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly path: string;
  /** Query parameters in the order sent, decoded. */
  readonly query: readonly (readonly [string, string])[];
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly host: string;
  readonly body: Uint8Array;
}

const LARGEST_BODY = 8 * 1024 * 1024;

/** Reads a request; throws a RangeError when the body is larger than any request these services take. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new RangeError(`Request body is over ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  const [path = '/', search = ''] = splitOnce(message.url ?? '/', '?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: message.method ?? 'GET',
    path,
    query: parseQuery(search),
    headers,
    host: headers['host'] ?? '',
    body: Buffer.concat(chunks),
  };
}

export function parseQuery(text: string): (readonly [string, string])[] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const [name = '', value = ''] = splitOnce(pair, '=');
    return [decode(name), decode(value)] as const;
  });
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
