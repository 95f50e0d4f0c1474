import { chromium } from '#extension/platform/chromium.ts';
import { type Keep, stripArchive } from '../redact/strip-archive.ts';
import type { Studio } from '../studio/studio.ts';

const TRIES = 3;

interface Around {
  readonly studio: Studio;
  readonly emails: boolean;
  readonly keep: Keep;
  readonly notes: Set<string>;
}

/**
 * The page as one file, where the browser can (Chromium) and a person allowed it; null otherwise. It is
 * taken while the page is masked. What nobody looked into is taken out, and what the mask did not reach
 * (style sheets) is masked in the file before it is kept anywhere.
 */
export async function snapshot(tab: number, { studio, emails, keep, notes }: Around): Promise<Uint8Array | null> {
  const { pageCapture } = chromium;
  if (pageCapture === undefined) return null;
  for (let tries = TRIES; ; tries -= 1) {
    try {
      const blob = await pageCapture.saveAsMHTML({ tabId: tab });
      if (blob === undefined) return null;
      const { archive, pictures } = stripArchive(latin1(new Uint8Array(await blob.arrayBuffer())), keep);
      if (pictures > 0) notes.add('The saved page is kept without its pictures, which were not scanned for secrets.');
      return fromLatin1(await studio.maskArchive(archive, emails));
    } catch (cause) {
      // The browser hands the page over in a file of its own, which now and then is gone before it is read.
      if (tries > 1) continue;
      notes.add(`The saved page is left out: ${cause instanceof Error ? cause.message : String(cause)}`);
      return null;
    }
  }
}

/** Messages carry text; a letter stands for a byte. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
