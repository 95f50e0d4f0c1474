import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import type { Problem } from './model.ts';

/** An error in a reader's words. What is not ours to explain is called a defect and keeps its message. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof LockedError) return { message: cause.message, advice: cause.advice, locked: true };
  if (cause instanceof AnnexaError) return { message: cause.message, advice: cause.advice };
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return { message: 'There was no answer within a minute.', advice: 'Check the address and the network.' };
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  return {
    message: `Something in Annexa went wrong: ${text}`,
    advice: 'Try again; if it stays, report it with this text.',
  };
}
