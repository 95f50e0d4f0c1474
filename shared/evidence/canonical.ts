import serialize from 'canonicalize';
import { IntegrityError } from '../errors/integrity-error.ts';

/** Deepest nesting accepted: far above any record, far below the end of the stack. */
const MAX_DEPTH = 100;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * RFC 8785 bytes of a value made of plain objects, arrays, well-formed strings, booleans, null and
 * integers up to 2^53-1.
 *
 * Throws an IntegrityError for anything else. The serializer alone would drop an `undefined`, turn a
 * Date into text and round a float, and the signature would then be over something the caller never
 * wrote.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  assertStrict(value, '$', 0);
  const text = serialize(value);
  if (text === undefined) throw refused('$', 'it has no JSON form');
  return encoder.encode(text);
}

/**
 * Parses bytes that must be canonical already: encoding the value again gives the same bytes, so no
 * member is doubled, no number is rounded and no second spelling of the document exists.
 * Throws an IntegrityError otherwise.
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new IntegrityError('The document is not JSON in UTF-8.', ADVICE, { cause });
  }
  const again = canonicalBytes(value);
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) {
    throw new IntegrityError('The document is not in canonical form (RFC 8785).', ADVICE);
  }
  return value;
}

const ADVICE = 'It was changed or written by something else; go back to an untouched copy.';

function assertStrict(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw refused(path, 'it is nested too deeply');
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refused(path, 'it holds half of a surrogate pair');
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw refused(path, `${value} is not an integer within 2^53-1`);
    return;
  }
  if (typeof value !== 'object') throw refused(path, `${typeof value} has no JSON form`);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) assertStrict(value[at], `${path}[${at}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, 'it is not a plain object');
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw refused(path, 'a member name holds half of a surrogate pair');
    assertStrict(member, `${path}.${key}`, depth + 1);
  }
}

function refused(path: string, why: string): IntegrityError {
  return new IntegrityError(
    `The value at ${path} cannot be signed: ${why}.`,
    'Give numbers that are not whole as text and leave absent members out.',
  );
}
