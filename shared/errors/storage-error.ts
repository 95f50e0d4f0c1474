import { AnnexaError } from './annexa-error.ts';

/** Thrown when the evidence store cannot be opened, read or written (permissions, disk full, another format). */
export class StorageError extends AnnexaError {}
