import { IntegrityError } from '../errors/integrity-error.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What Web Crypto takes: a view whose buffer is not shared. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The type system cannot see that no buffer here is ever a SharedArrayBuffer. */
export function unshared(bytes: Uint8Array): Bytes {
  return bytes as Bytes;
}

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Throws an IntegrityError for bytes that are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new IntegrityError('The text is not UTF-8.', 'Go back to an untouched copy.', { cause });
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // Not `every`: calling a function for each byte takes ten times as long.
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

const CHUNK = 0x8000;

/** RFC 4648 section 4, with padding. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // `apply` takes an array of numbers as it is, where spreading walks it by its iterator.
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return btoa(text);
}

/**
 * Decodes base64 that has exactly one spelling: padded, no white space, unused bits zero.
 * Throws an IntegrityError otherwise.
 */
export function fromBase64(text: string): Bytes {
  let binary: string | null = null;
  try {
    binary = atob(text);
  } catch {
    binary = null;
  }
  if (binary === null || btoa(binary) !== text) {
    throw new IntegrityError('The text is not base64.', 'Go back to an untouched copy.');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
