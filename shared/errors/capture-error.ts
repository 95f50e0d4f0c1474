import { AnnexaError } from './annexa-error.ts';

/**
 * Thrown when a page cannot be captured, or not to the end: it may not be seen, was left, hidden or
 * closed, or kept showing a secret. Nothing is saved then, and the page is as it was.
 */
export class CaptureError extends AnnexaError {}
