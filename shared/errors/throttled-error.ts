import { AnnexaError } from './annexa-error.ts';

/**
 * Thrown by a request that met a rate limit whose wait is too long to sit out in place. The step it
 * belongs to pauses and is resumed after `resumeAt`; exchanges already journaled are not asked again.
 */
export class ThrottledError extends AnnexaError {
  /** When the limit is expected to lift, RFC 3339 UTC. */
  readonly resumeAt: string;

  constructor(message: string, resumeAt: string, options?: ErrorOptions) {
    super(message, `The run continues by itself after ${resumeAt}.`, options);
    this.resumeAt = resumeAt;
  }
}
