import { AnnexaError } from './annexa-error.ts';

/**
 * Thrown when something has to be signed and the signing key is locked. Nothing was lost: what was to
 * be signed is still where it was. Not for a passphrase that is wrong: that is an InputError.
 */
export class LockedError extends AnnexaError {
  constructor() {
    super('The signing key is locked.', 'Unlock it to sign; what is waiting stays as it is.');
  }
}
