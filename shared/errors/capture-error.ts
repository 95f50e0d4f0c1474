import { AnnexaError } from './annexa-error.ts';

/** Why a capture ended: by what happened to its page, or to it. */
export type CaptureEnd =
  | 'access' // the page may not be seen, or not any more
  | 'closed' // its tab
  | 'hidden' // another tab in front, or a window that is minimised
  | 'left' // reloaded, or gone elsewhere
  | 'secret' // one kept coming up
  | 'anew' // the same tab is captured again
  | 'failed';

/**
 * Thrown when a page cannot be captured, or not to the end: it may not be seen, was left, hidden or
 * closed, or kept showing a secret. Nothing is saved then, and the page is as it was.
 */
export class CaptureError extends AnnexaError {
  readonly end: CaptureEnd;

  constructor(message: string, advice: string, end: CaptureEnd = 'failed') {
    super(message, advice);
    this.end = end;
  }
}
