import { partOf, withText } from './archive-part.ts';

export interface Keep {
  /** Addresses of the documents that were looked into; others are taken out. */
  readonly documents: readonly string[];
  /** Pictures too, which nobody can look into. */
  readonly pictures: boolean;
}

const HTML = /^Content-Type:\s*(?:text\/html|application\/xhtml)/im;
const PICTURE = /^Content-Type:\s*(?:image\/(?!svg)|video\/|audio\/|application\/(?:octet-stream|pdf))/im;
/** Pictures written into the text itself; shorter ones are icons. */
const INLINE = /data:(?:image\/(?!svg)|video\/)[\w.+-]+(?:;[\w=-]+)*,[\w+/=%-]{1000,}/gi;

/**
 * Takes out of an MHTML file (RFC 2557) what nobody has looked into: frames that could not be read, and
 * pictures. The parts keep their headers, so that the file says what was there. A letter is a byte.
 */
export function stripArchive(archive: string, keep: Keep): { readonly archive: string; readonly pictures: number } {
  const boundary = /boundary="([^"]+)"/.exec(archive.slice(0, 4000))?.[1];
  if (boundary === undefined) return { archive, pictures: 0 };
  const documents = new Set(keep.documents.map(plain));
  let pictures = 0;
  const parts = archive.split(`--${boundary}`).map((whole, at) => {
    const part = at === 0 ? null : partOf(whole);
    if (part === null) return whole;
    const { head, text } = part;
    const address = /^Content-Location:\s*(\S+)/im.exec(head)?.[1];
    // The first document is the page itself.
    const unread = at > 1 && HTML.test(head) && (address === undefined || !documents.has(plain(address)));
    if (unread) return `${head}\r\n\r\n`;
    if (keep.pictures) return whole;
    if (PICTURE.test(head)) {
      pictures += 1;
      return `${head}\r\n\r\n`;
    }
    const inline = text?.match(INLINE)?.length ?? 0;
    pictures += inline;
    return inline === 0 ? whole : withText(part, (text ?? '').replace(INLINE, 'data:,'));
  });
  return { archive: parts.join(`--${boundary}`), pictures };
}

/** Without what only names a place in the document. */
function plain(address: string): string {
  return address.replace(/#.*$/, '');
}
