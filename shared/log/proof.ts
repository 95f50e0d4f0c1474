import { IntegrityError } from '../errors/integrity-error.ts';
import { base64, fromBase64 } from '../evidence/bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { type Hash, verifyInclusion } from './merkle.ts';
import type { NoteKey } from './note.ts';

/** Offline proof that a log holds an entry (https://c2sp.org/tlog-proof). */
export interface LogProof {
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed note. */
  readonly checkpoint: string;
  /** Opaque and not authenticated by anything; Annexa writes none. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export function writeProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const told = extra === undefined ? [] : [`extra ${base64(extra)}`];
  return `${[HEADER, ...told, `index ${index}`, ...hashes.map(base64)].join('\n')}\n\n${checkpoint}`;
}

/** Throws an IntegrityError when the text is not a proof; verifies nothing. */
export function parseProof(text: string): LogProof {
  const cut = text.indexOf('\n\n');
  if (cut < 0) throw broken('it carries no checkpoint');
  const [header, ...rest] = text.slice(0, cut).split('\n');
  if (header !== HEADER) throw broken('its first line is not that of a proof');
  const [, extra] = /^extra (.*)$/.exec(rest[0] ?? '') ?? [];
  const [position, ...lines] = extra === undefined ? rest : rest.slice(1);
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(position ?? '') ?? [];
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw broken('its index is not a number');
  const hashes = lines.map(fromBase64);
  if (hashes.length > 63 || hashes.some((hash) => hash.length !== 32)) throw broken('its hashes are not 32 bytes each');
  const told = extra === undefined ? {} : { extra: fromBase64(extra) };
  return { index: Number(index), hashes, checkpoint: text.slice(cut + 2), ...told };
}

/**
 * Verifies that the log of `key` holds an entry with this leaf hash, and says where and under which
 * checkpoint. Throws an IntegrityError.
 */
export async function openProof(
  text: string,
  leaf: Hash,
  key: NoteKey,
): Promise<{ readonly index: number; readonly checkpoint: Checkpoint }> {
  const proof = parseProof(text);
  const checkpoint = await openCheckpoint(proof.checkpoint, key);
  if (!verifyInclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root)) {
    throw broken(`entry ${proof.index} of it is another one`);
  }
  return { index: proof.index, checkpoint };
}

function broken(why: string): IntegrityError {
  return new IntegrityError(`The proof does not hold: ${why}.`, 'Treat the entry as not in the log.');
}
