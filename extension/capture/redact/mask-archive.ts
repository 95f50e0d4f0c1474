import { partOf, withText } from './archive-part.ts';
import { type Hit, masked } from './mask-text.ts';

type Find = (text: string) => readonly Hit[];

/**
 * Masks secrets in an MHTML file (RFC 2557): each part's text is decoded, masked and encoded again; parts
 * without a secret, and pictures, keep their bytes.
 *
 * A letter of `text` is a byte of the file; `find` gets decoded text. The header of the file, where the address stands, is masked as well.
 */
export function maskArchive(text: string, find: Find): string {
  const boundary = /boundary="([^"]+)"/.exec(text.slice(0, 4000))?.[1];
  if (boundary === undefined) return maskPlain(text, find);
  const parts = text.split(`--${boundary}`);
  return parts.map((part, at) => (at === 0 ? maskPlain(part, find) : maskPart(part, find))).join(`--${boundary}`);
}

function maskPart(whole: string, find: Find): string {
  const part = partOf(whole);
  if (part === null) return whole;
  const head = maskPlain(part.head, find);
  const hits = part.text === null ? [] : find(part.text);
  if (part.text === null || hits.length === 0) return `${head}\r\n\r\n${part.body}`;
  return withText({ ...part, head }, masked(part.text, hits));
}

/** In headers a mask has to stay within ASCII. */
function maskPlain(text: string, find: Find): string {
  const hits = find(text);
  return hits.length === 0 ? text : masked(text, hits).replaceAll('█', '*');
}
