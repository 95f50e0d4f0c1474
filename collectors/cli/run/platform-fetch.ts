import type { Fetch } from '#shared/define.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';

/** For the requests before a run, which no recorder times. */
const TIMEOUT_MS = 25_000;

/** Node's fetch with a time limit; the signal of the request itself still counts. */
export const timedFetch: Fetch = (input, init) => {
  const request = new Request(input, init);
  return fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]) });
};

const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))|SSL routines/;

/**
 * Remembers why the network failed, since official clients hide the cause of a failed fetch, and turns
 * it into one sentence.
 */
export class NetworkWitness {
  #cause: unknown = null;
  #host = '';

  readonly fetch: Fetch = async (input, init) => {
    try {
      const response = await timedFetch(input, init);
      this.#cause = null;
      return response;
    } catch (cause) {
      this.#cause = cause;
      this.#host = new URL(input instanceof Request ? input.url : input).host;
      throw cause;
    }
  };

  /** A ConnectionError for the last request when it got no answer; null when it did. */
  complaint(): ConnectionError | null {
    if (this.#cause === null) return null;
    const [code, message] = rootOf(this.#cause);
    const [what, advice] = explain(code, message, this.#host);
    return new ConnectionError(what, advice, { cause: this.#cause });
  }
}

/** Code and message of the innermost error: "fetch failed" says nothing, its cause does. */
function rootOf(cause: unknown): [code: string, message: string] {
  let code = '';
  let message = '';
  for (
    let at: unknown = cause;
    at instanceof Error;
    at = at instanceof AggregateError && !at.cause ? at.errors[0] : at.cause
  ) {
    message = at.message || message;
    if ('code' in at && typeof at.code === 'string') code = at.code;
    else if (at.name === 'TimeoutError') code = 'TimeoutError';
  }
  return [code, message];
}

function explain(code: string, message: string, host: string): [what: string, advice: string] {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return [
      `The host ${host} is not known (${code}).`,
      'Check the address for typing errors, and the network or proxy.',
    ];
  }
  if (code === 'ECONNREFUSED') {
    return [`Nothing answers at ${host} (${code}).`, 'Check the address and the port, and that the server runs.'];
  }
  if (code === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return [
      `${host} did not answer in time.`,
      'Check the network, or the proxy (NODE_USE_ENV_PROXY=1 makes Node use HTTPS_PROXY).',
    ];
  }
  if (TLS.test(code) || TLS.test(message)) {
    return [
      `The TLS connection to ${host} cannot be trusted (${code || message}).`,
      'If its certificate is from an authority of your own, name that in NODE_EXTRA_CA_CERTS; otherwise check the address.',
    ];
  }
  return [
    `${host} could not be reached (${code || message}).`,
    'Check the address, the network and the proxy, then run it again.',
  ];
}
