import { ConnectionError } from '#shared/errors/connection-error.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import { peekCheckpoint } from '#shared/log/checkpoint.ts';
import { type Authority, stamp, stampCheckpoint } from '#shared/log/timestamp/stamp.ts';
import type { Database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { writerFor } from '#extension/store/writer.ts';
import { keepOutcome, type TimeSettings, timeSettings } from './settings.ts';

/**
 * Has a checkpoint stamped when a person chose an authority, and signs another over the token. What
 * came of it is kept for the options; the evidence is as good as before when nothing did.
 *
 * Returns the problem, or null. Throws the reason of `signal`, and a LockedError.
 */
export async function stampIfWanted(
  db: Database,
  writer: EvidenceWriter,
  signal: AbortSignal,
): Promise<Problem | null> {
  const settings = await timeSettings(db);
  if (settings === null) return null;
  const at = new Date().toISOString();
  const note = await writer.checkpoint();
  try {
    await stampLog(writer, settings, signal);
    await writer.checkpoint();
    await keepOutcome(db, { at, size: peekCheckpoint(note).size, problem: null });
    return null;
  } catch (cause) {
    if (signal.aborted) throw cause;
    const problem = problemOf(cause);
    await keepOutcome(db, { at, size: null, problem: cause instanceof ConnectionError ? unreached(problem) : problem });
    return problem;
  }
}

/** Stamps the log from a click; what came of it is kept. */
export async function stampNow(db: Database): Promise<void> {
  const { writer } = await writerFor(db, null);
  await stampIfWanted(db, writer, new AbortController().signal);
}

/** Has the log as it is now stamped. Throws what the authority's answer, or its silence, comes to. */
export async function stampLog(writer: EvidenceWriter, settings: TimeSettings, signal: AbortSignal): Promise<void> {
  await stampCheckpoint(writer, authorityOf(settings, signal));
}

/** Stamps the bytes of a package. */
export function stampWith(settings: TimeSettings, signal: AbortSignal) {
  return (bytes: Uint8Array) => stamp(bytes, authorityOf(settings, signal));
}

function authorityOf({ url, roots }: TimeSettings, signal: AbortSignal): Authority {
  return { url, roots: [roots], fetch: (input, init) => fetch(input, init), signal, now: Date.now };
}

/** A browser says the same of a server that is down, of one that lets no other site in, and of a host it was not granted. */
function unreached({ message }: Problem): Problem {
  return {
    message,
    advice:
      'The browser got no answer it may read: the authority is down, or Annexa was not granted its host and it answers no other sites (CORS). The log is untouched.',
  };
}
