/**
 * Base of every error that Annexa throws on purpose.
 *
 * `message` says what happened in the reader's words; `advice` says what the reader can do about it.
 * Not for defects of our own: those stay plain `Error`s, so that they are never shown as advice.
 */
export abstract class AnnexaError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.advice = advice;
  }
}
