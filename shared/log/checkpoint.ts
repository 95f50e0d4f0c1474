import { IntegrityError } from '../errors/integrity-error.ts';
import { base64, fromBase64 } from '../evidence/bytes.ts';
import type { Signer } from '../evidence/signer.ts';
import type { Hash } from './merkle.ts';
import { type NoteKey, openNote, parseNote, signNote } from './note.ts';

/** Log checkpoints (https://c2sp.org/tlog-checkpoint): origin, size and root on three lines, signed. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** The origin is also the name of the key. Throws an IntegrityError for an origin with a space or a plus sign. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  return signNote(checkpointText(checkpoint), checkpoint.origin, signer);
}

/** Verifies and reads. Throws an IntegrityError when the key did not sign it or it is another log's. */
export async function openCheckpoint(note: string, key: NoteKey): Promise<Checkpoint> {
  const checkpoint = parseText(await openNote(note, key));
  if (checkpoint.origin !== key.name) throw broken(`it is of log ${checkpoint.origin}, not ${key.name}`);
  return checkpoint;
}

/** Reads without verifying: for one's own store, and to find which key to ask for. */
export function peekCheckpoint(note: string): Checkpoint {
  return parseText(parseNote(note).text);
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

function parseText(text: string): Checkpoint {
  // Further lines are extensions the format allows; Annexa writes none and so accepts none.
  const [origin, size, root, end, ...more] = text.split('\n');
  if (!origin || size === undefined || root === undefined || end !== '' || more.length > 0) {
    throw broken('it is not three lines');
  }
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw broken('its size is not a number');
  const hash = fromBase64(root);
  if (hash.length !== 32) throw broken('its root is not 32 bytes');
  return { origin, size: Number(size), root: hash };
}

function broken(why: string): IntegrityError {
  return new IntegrityError(`The checkpoint is not valid: ${why}.`, 'Treat the log as not authentic.');
}
