import { AnnexaError } from './annexa-error.ts';

/** Thrown when something a person typed or handed over cannot be used as it is. */
export class InputError extends AnnexaError {}
