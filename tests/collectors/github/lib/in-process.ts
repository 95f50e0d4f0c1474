import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { GitHubSandbox } from '#collectors/cli/sandbox/github/index.ts';
import type { Fetch } from '#shared/define.ts';

/** A response that keeps what is written to it, in place of a socket. */
class Kept extends ServerResponse {
  readonly done: Promise<Response>;
  #settle: (response: Response) => void = () => {};
  #headers: Record<string, string> = {};

  constructor(request: IncomingMessage) {
    super(request);
    this.done = new Promise((resolve) => (this.#settle = resolve));
  }

  override writeHead(status: number, headers?: unknown): this {
    this.statusCode = status;
    this.#headers = { ...(headers as Record<string, string> | undefined) };
    return this;
  }

  override end(text?: unknown): this {
    const body = this.statusCode === 204 || this.statusCode === 304 ? null : typeof text === 'string' ? text : '';
    this.#settle(new Response(body, { status: this.statusCode, headers: this.#headers }));
    this.emit('close');
    return this;
  }
}

/** `fetch` that the sandbox answers in this process, at whatever host it is asked for. */
export function fetchFrom(github: GitHubSandbox): Fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    asked.signal.throwIfAborted();
    const { pathname, search, host, protocol } = new URL(asked.url);
    const request = new IncomingMessage(new Socket());
    request.method = asked.method;
    request.url = `${pathname}${search}`;
    request.headers = { ...Object.fromEntries(asked.headers), host, 'x-forwarded-proto': protocol.slice(0, -1) };
    request.push(asked.body === null ? null : await asked.text());
    if (asked.body !== null) request.push(null);
    const response = new Kept(request);
    await github.handle(request, response);
    return response.done;
  };
}
