export const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
export const [LIST, OBJECT, OBJECT_END] = [0x5b, 0x7b, 0x7d];
const LIST_END = 0x5d;
const [MINUS, PLUS, POINT, ZERO, NINE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39];

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
  if (byte !== 0x75) throw broken();
  for (let digit = at + 1; digit <= at + 4; digit++) if (!isHex(bytes[digit] ?? 0)) throw broken();
  return at + 4;
}

function isHex(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= ZERO && byte <= NINE) || (letter >= 0x61 && letter <= 0x66);
}

const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

/** Behind a number, true, false or null. */
function endOfWord(bytes: Uint8Array, from: number): number {
  const word = WORDS.find(([first]) => first === bytes[from]);
  if (word === undefined) return endOfNumber(bytes, from);
  for (let at = 0; at < word.length; at++) if (bytes[from + at] !== word[at]) throw broken();
  return from + word.length;
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  at = bytes[at] === ZERO ? at + 1 : endOfDigits(bytes, at);
  if (bytes[at] === POINT) at = endOfDigits(bytes, at + 1);
  if (((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const sign = bytes[at + 1];
  return endOfDigits(bytes, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
}

/** Behind one digit or more. */
function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[at] ?? 0) at++;
  if (at === from) throw broken();
  return at;
}

export function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at]) at++;
  return at;
}

export function broken(): SyntaxError {
  return new SyntaxError('The document ends early or is not JSON.');
}
