import { type Hit, masked } from './find-secrets.ts';

/**
 * Masks secrets in an MHTML file (RFC 2557): each part's text is decoded (RFC 2045 section 6), masked and
 * encoded again; parts without a secret, and pictures, keep their bytes.
 *
 * A letter of `text` is a byte of the file; `find` gets decoded text. The header of the file, where the address stands, is masked as well.
 */
export function maskArchive(text: string, find: (text: string) => readonly Hit[]): string {
  const boundary = /boundary="([^"]+)"/.exec(text.slice(0, 4000))?.[1];
  if (boundary === undefined) return maskPlain(text, find);
  const parts = text.split(`--${boundary}`);
  return parts.map((part, at) => (at === 0 ? maskPlain(part, find) : maskPart(part, find))).join(`--${boundary}`);
}

function maskPart(part: string, find: (text: string) => readonly Hit[]): string {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) return part;
  const head = maskPlain(part.slice(0, split), find);
  const body = part.slice(split + 4);
  const encoding = /Content-Transfer-Encoding:\s*(\S+)/i.exec(head)?.[1]?.toLowerCase();
  const type = /Content-Type:\s*([^\s;]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const isText = /^text\/|json|xml|javascript|svg/.test(type);
  if (!isText) return `${head}\r\n\r\n${body}`;
  if (encoding === 'quoted-printable') return `${head}\r\n\r\n${maskEncoded(body, find, fromQuoted, toQuoted)}`;
  if (encoding === 'base64') return `${head}\r\n\r\n${maskEncoded(body, find, fromBase64Lines, toBase64Lines)}`;
  return `${head}\r\n\r\n${maskPlain(body, find)}`;
}

function maskEncoded(
  body: string,
  find: (text: string) => readonly Hit[],
  decode: (body: string) => string,
  encode: (text: string) => string,
): string {
  const text = decode(body);
  const hits = find(text);
  return hits.length === 0 ? body : encode(masked(text, hits));
}

/** In headers and unencoded text a mask has to stay within ASCII. */
function maskPlain(text: string, find: (text: string) => readonly Hit[]): string {
  const hits = find(text);
  return hits.length === 0 ? text : masked(text, hits).replaceAll('█', '*');
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
