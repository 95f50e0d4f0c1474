import { IntegrityError } from '../errors/integrity-error.ts';
import { base64, concat, fromBase64, sameBytes, utf8 } from '../evidence/bytes.ts';
import { digestNow } from '../evidence/digest.ts';
import { rawKeyOf, type Signer, verifySignature } from '../evidence/signer.ts';

/** Signed text notes (https://c2sp.org/signed-note). */

const ED25519 = Uint8Array.of(0x01);

/** Who may sign: the name in the signature line and the key, SPKI DER. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface Note {
  /** Ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyHash: Uint8Array;
    readonly signature: Uint8Array;
  }[];
}

/** Four bytes that tell keys of one name apart: SHA-256(name, LF, type, key), cut. */
export function noteKeyHash(key: NoteKey): Uint8Array {
  return digestNow(concat(utf8(`${key.name}\n`), ED25519, rawKeyOf(key.publicKey))).subarray(0, 4);
}

/** `text` must end with a line feed, and `name` hold no space and no plus sign; throws an IntegrityError otherwise. */
export async function signNote(text: string, name: string, signer: Signer): Promise<string> {
  if (!isNoteText(text)) throw broken('its text is not lines of printable text');
  if (!isName(name)) throw broken(`"${name}" cannot be the name of a key`);
  const signature = await signer.sign(utf8(text));
  return `${text}\n${signatureLine(name, concat(noteKeyHash({ name, publicKey: signer.publicKey }), signature))}`;
}

/** Takes a note apart without verifying anything. Throws an IntegrityError when it is not one. */
export function parseNote(note: string): Note {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) throw broken('it has no signatures');
  const text = note.slice(0, cut + 1);
  const block = note.slice(cut + 2);
  if (!isNoteText(text)) throw broken('its text is not lines of printable text');
  if (block === '' || !block.endsWith('\n')) throw broken('its last signature line is cut');
  const signatures = block.slice(0, -1).split('\n').map(parseLine);
  return { text, signatures };
}

/**
 * The text of a note that `key` signed. Signatures of other keys are left alone, as the format says.
 * Throws an IntegrityError when there is no signature of this key or one that does not verify.
 */
export async function openNote(note: string, key: NoteKey): Promise<string> {
  const { text, signatures } = parseNote(note);
  const hash = noteKeyHash(key);
  const mine = signatures.filter((line) => line.name === key.name && sameBytes(line.keyHash, hash));
  if (mine.length !== 1) throw broken(`it has ${mine.length} signatures of ${key.name}, not one`);
  for (const line of mine) {
    if (!(await verifySignature(key.publicKey, line.signature, utf8(text)))) {
      throw broken(`the signature of ${key.name} does not fit`);
    }
  }
  return text;
}

function parseLine(line: string) {
  const [, name, blob] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  if (name === undefined || blob === undefined || !isName(name)) throw broken('a signature line is malformed');
  const bytes = fromBase64(blob);
  if (bytes.length < 5) throw broken('a signature is too short');
  return { name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function signatureLine(name: string, bytes: Uint8Array): string {
  return `\u2014 ${name} ${base64(bytes)}\n`;
}

function isName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+]/u.test(name);
}

function isNoteText(text: string): boolean {
  const isControl = (character: string) => character < ' ' && character !== '\n';
  return text.endsWith('\n') && text.isWellFormed() && !Array.from(text).some(isControl);
}

function broken(why: string): IntegrityError {
  return new IntegrityError(
    `The note is not valid: ${why}.`,
    'Treat it as not authentic; go back to an untouched copy.',
  );
}
