import { AnnexaError } from './annexa-error.ts';

/**
 * Thrown when a system cannot be reached or does not accept the credential at all, so that no
 * collector could run. Not thrown for a single refused request: that becomes part of the evidence.
 */
export class ConnectionError extends AnnexaError {}
