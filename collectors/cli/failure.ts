import { CommanderError } from 'commander';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { inert } from './terminal/text.ts';

export interface Ending {
  readonly code: ExitCode;
  /** One line for stderr; null when everything was said. */
  readonly line: string | null;
}

/** How the process ends when a command threw: one line that says what to do, and the exit code. */
export function endingOf(cause: unknown, signal: AbortSignal): Ending {
  if (signal.aborted) return { code: EXIT.interrupted, line: null };
  if (cause instanceof CommanderError) return commanderEnding(cause);
  if (cause instanceof AnnexaError)
    return { code: EXIT.failed, line: oneLine(`${sentence(cause.message)} ${cause.advice}`) };
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    code: EXIT.failed,
    line: oneLine(`Something went wrong that should not: ${message}. Run it again with ANNEXA_DEBUG=1 to see where.`),
  };
}

function commanderEnding(error: CommanderError): Ending {
  if (error.exitCode === 0) return { code: EXIT.ok, line: null };
  if (error.code === 'commander.help') return { code: EXIT.failed, line: 'Name a command; annexa --help lists them.' };
  const message = error.message.replace(/^error: /, '').trim();
  return { code: EXIT.failed, line: oneLine(`${sentence(message)} See annexa --help.`) };
}

/** With a capital letter at its beginning and a full stop at its end. */
function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?)]$/.test(whole) ? whole : `${whole}.`;
}

/** Sentences that follow each other, without control characters or line breaks. */
function oneLine(text: string): string {
  return inert(text).replaceAll(/\s+/g, ' ').trim();
}
