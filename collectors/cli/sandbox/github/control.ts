import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultNames, type Fault, type FaultName } from './faults.ts';
import type { ServerParts } from './server.ts';

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' })
    .end(JSON.stringify(body));
}

async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
}

const isFault = (value: unknown): value is FaultName => faultNames.some((name) => name === value);

/** A fault as JSON says it: `path` is text that the path begins with, `pathPattern` an expression. */
function faultFrom(value: unknown): Fault | null {
  if (typeof value !== 'object' || value === null || !('fault' in value) || !isFault(value.fault)) return null;
  const given = value as Fault & { match?: { pathPattern?: string } };
  const { pathPattern, ...match } = given.match ?? {};
  return { ...given, match: pathPattern === undefined ? match : { ...match, path: new RegExp(pathPattern) } };
}

/**
 * What a test in another process needs: `GET requests`, `DELETE requests`, `GET violations`, `POST faults`,
 * `DELETE faults`, `POST clock {advance}`, all under `/_sandbox/github/`.
 */
export async function control(
  parts: ServerParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = `${request.method ?? 'GET'} ${url.pathname.replace('/_sandbox/github/', '')}`;
  switch (name) {
    case 'GET requests':
      return send(response, 200, {
        ...parts.requests.summary(),
        entries: url.searchParams.has('entries') ? parts.requests.entries : undefined,
      });
    case 'DELETE requests':
      parts.requests.reset();
      return send(response, 200, parts.requests.summary());
    case 'GET violations':
      return send(response, 200, parts.violations);
    case 'DELETE faults':
      parts.faults.clear();
      return send(response, 200, {});
    case 'POST faults': {
      const fault = faultFrom(await json(request));
      if (fault === null) return send(response, 422, { message: 'Name one of the faults.', faults: faultNames });
      parts.faults.add(fault);
      return send(response, 201, {});
    }
    case 'POST clock': {
      const value = await json(request);
      const advance =
        typeof value === 'object' && value !== null && 'advance' in value ? Number(value.advance) : Number.NaN;
      if (!Number.isFinite(advance) || advance < 0)
        return send(response, 422, { message: 'advance: milliseconds, not negative.' });
      parts.clock.advance(advance);
      return send(response, 200, { now: new Date(parts.clock.now()).toISOString() });
    }
    default:
      return send(response, 404, { message: 'Not Found' });
  }
}
