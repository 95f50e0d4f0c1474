/** A part of an MHTML file: its headers, and a body that is text, or null where it is not. A letter is a byte. */
export interface Part {
  readonly head: string;
  readonly body: string;
  readonly text: string | null;
}

/** Null for what is no part (the end of the file). */
export function partOf(part: string): Part | null {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const head = part.slice(0, split);
  const body = part.slice(split + 4);
  const type = /Content-Type:\s*([^\s;]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const isText = /^text\/|json|xml|javascript|svg/.test(type);
  return { head, body, text: isText ? decoded(body, encodingOf(head)) : null };
}

/** The part with another text (RFC 2045 section 6). Unencoded text has to stay within ASCII. */
export function withText({ head }: Part, text: string): string {
  const encoding = encodingOf(head);
  if (encoding === 'quoted-printable') return `${head}\r\n\r\n${toQuoted(text)}`;
  if (encoding === 'base64') return `${head}\r\n\r\n${toBase64Lines(text)}`;
  return `${head}\r\n\r\n${text.replaceAll('█', '*')}`;
}

function encodingOf(head: string): string | undefined {
  return /Content-Transfer-Encoding:\s*(\S+)/i.exec(head)?.[1]?.toLowerCase();
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'quoted-printable') return fromQuoted(body);
  return encoding === 'base64' ? fromBase64Lines(body) : body;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}

function fromQuoted(body: string): string {
  const plain = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return decoder.decode(fromLatin1(plain));
}

const LINE = 73;

function toQuoted(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => {
    let out = '';
    let width = 0;
    for (const byte of encoder.encode(line)) {
      const plain = (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32 || byte === 9;
      const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      if (width + piece.length > LINE) {
        out += '=\r\n';
        width = 0;
      }
      out += piece;
      width += piece.length;
    }
    return out.replace(/[ \t]$/, (space) => `=${space.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  });
  return lines.join('\r\n');
}

function fromBase64Lines(body: string): string {
  return decoder.decode(fromLatin1(atob(body.replace(/[^A-Za-z0-9+/=]/g, ''))));
}

function toBase64Lines(text: string): string {
  const encoded = btoa(latin1(encoder.encode(text)));
  return `${encoded.replace(/.{76}/g, '$&\r\n')}\r\n`;
}
