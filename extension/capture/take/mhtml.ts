import { chromium } from '#extension/platform/chromium.ts';
import type { Studio } from '../studio/studio.ts';

const TRIES = 3;

/**
 * The page as one file, where the browser can (Chromium) and a person allowed it; null otherwise. It is
 * taken while the page is masked, and what the mask does not reach (frames of another origin, style
 * sheets) is masked in the file before it is kept anywhere.
 */
export async function snapshot(
  tab: number,
  { studio, emails, notes }: { readonly studio: Studio; readonly emails: boolean; readonly notes: Set<string> },
): Promise<Uint8Array | null> {
  const { pageCapture } = chromium;
  if (pageCapture === undefined) return null;
  for (let tries = TRIES; ; tries -= 1) {
    try {
      const blob = await pageCapture.saveAsMHTML({ tabId: tab });
      if (blob === undefined) return null;
      return fromLatin1(await studio.maskArchive(latin1(new Uint8Array(await blob.arrayBuffer())), emails));
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
