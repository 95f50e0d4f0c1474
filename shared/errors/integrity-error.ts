import { AnnexaError } from './annexa-error.ts';

/** Thrown when stored or imported bytes are not what their digest, signature or log says they are. */
export class IntegrityError extends AnnexaError {}
