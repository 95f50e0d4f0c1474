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
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new IntegrityError('The document is not JSON in UTF-8.', ADVICE, { cause });
  }
  // With its members in order already, a strict value's RFC 8785 form is what the engine itself prints.
  const inOrder = assertStrict(value, '$', 0);
  if (inOrder && JSON.stringify(value) === text) return value;
  if (serialize(value) !== text) {
    throw new IntegrityError('The document is not in canonical form (RFC 8785).', ADVICE);
  }
  return value;
}

const ADVICE = 'It was changed or written by something else; go back to an untouched copy.';

/** Throws for a value that has no strict form. True when every object in it has its members in order. */
function assertStrict(value: unknown, path: string, depth: number): boolean {
  if (depth > MAX_DEPTH) throw refused(path, 'it is nested too deeply');
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refused(path, 'it holds half of a surrogate pair');
    return true;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw refused(path, `${value} is not an integer within 2^53-1`);
    return true;
  }
  if (typeof value !== 'object') throw refused(path, `${typeof value} has no JSON form`);
  let inOrder = true;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) inOrder = assertStrict(item, `${path}[${at}]`, depth + 1) && inOrder;
    return inOrder;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, 'it is not a plain object');
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw refused(path, 'a member name holds half of a surrogate pair');
    inOrder = assertStrict(member, `${path}.${key}`, depth + 1) && inOrder && before <= key;
    before = key;
  }
  return inOrder;
}

function refused(path: string, why: string): IntegrityError {
  return new IntegrityError(
    `The value at ${path} cannot be signed: ${why}.`,
    'Give numbers that are not whole as text and leave absent members out.',
  );
}
