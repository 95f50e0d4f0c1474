export const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
export const [LIST, OBJECT, OBJECT_END] = [0x5b, 0x7b, 0x7d];
const LIST_END = 0x5d;

/**
 * Passes over the value of JSON (RFC 8259) that begins at `at`, and builds nothing. What is not ASCII may stand
 * in strings only, so that bytes can be looked at without decoding them.
 *
 * @param onComma told where commas part the entries of the value itself
 * @returns where the value ends
 * @throws SyntaxError where JSON.parse would
 */
export function endOfValue(bytes: Uint8Array, from: number, onComma?: (at: number) => void): number {
  const open: number[] = [];
  let at = from;
  for (;;) {
    at = afterSpace(bytes, at);
    const first = bytes[at];
    if (first === OBJECT || first === LIST) {
      const close = first === OBJECT ? OBJECT_END : LIST_END;
      const within = afterSpace(bytes, at + 1);
      if (bytes[within] === close) at = within + 1;
      else {
        open.push(close);
        at = first === OBJECT ? endOfName(bytes, within) : within;
        continue;
      }
    } else at = first === QUOTE ? endOfString(bytes, at) : endOfWord(bytes, at);
    for (;;) {
      const close = open.at(-1);
      if (close === undefined) return at;
      at = afterSpace(bytes, at);
      const next = bytes[at];
      if (next === COMMA) {
        if (open.length === 1) onComma?.(at);
        at = close === OBJECT_END ? endOfName(bytes, afterSpace(bytes, at + 1)) : at + 1;
        break;
      }
      if (next !== close) throw broken();
      open.pop();
      at += 1;
    }
  }
}

/** Behind the colon of a member whose name begins at `at`. */
function endOfName(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) throw broken();
  const colon = afterSpace(bytes, endOfString(bytes, at));
  if (bytes[colon] !== COLON) throw broken();
  return colon + 1;
}

/** Behind the string whose quote is at `from`. */
export function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) break;
    if (byte === BACKSLASH) at = endOfEscape(bytes, at + 1);
  }
  throw broken();
}

/** `"\/bfnrt` */
const ESCAPED = new Set([0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74]);

/** The last byte of what is escaped by the backslash before `at`. */
function endOfEscape(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte !== undefined && ESCAPED.has(byte)) return at;
  if (byte !== 0x75 || !/^[0-9a-fA-F]{4}$/.test(asciiOf(bytes, at + 1, at + 5))) throw broken();
  return at + 4;
}

const WORD = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/;

/** Behind a number, true, false or null. */
function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isWord(bytes[at])) at++;
  if (!WORD.test(asciiOf(bytes, from, at))) throw broken();
  return at;
}

/** Digits, letters, and `+-.` */
function isWord(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x45 ||
    (byte >= 0x2b && byte <= 0x2e && byte !== COMMA)
  );
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && at < bytes.length; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

export function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at]) at++;
  return at;
}

export function broken(): SyntaxError {
  return new SyntaxError('The document ends early or is not JSON.');
}
