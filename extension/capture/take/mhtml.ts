import { chromium } from '#extension/platform/chromium.ts';
import { findSecrets } from '../redact/find-secrets.ts';
import { maskArchive } from '../redact/mask-archive.ts';

const TRIES = 3;

/**
 * The page as one file, where the browser can (Chromium) and a person allowed it; null otherwise. It is
 * taken while the page is masked, and what the mask does not reach (frames of another origin, style
 * sheets) is masked in the file.
 */
export async function snapshot(tab: number, notes: Set<string>): Promise<Uint8Array | null> {
  const { pageCapture } = chromium;
  if (pageCapture === undefined) return null;
  for (let tries = TRIES; ; tries -= 1) {
    try {
      const blob = await pageCapture.saveAsMHTML({ tabId: tab });
      if (blob === undefined) return null;
      return maskArchive(new Uint8Array(await blob.arrayBuffer()), (text) => findSecrets(text));
    } catch (cause) {
      // The browser hands the page over in a file of its own, which now and then is gone before it is read.
      if (tries > 1) continue;
      notes.add(`The saved page is left out: ${cause instanceof Error ? cause.message : String(cause)}`);
      return null;
    }
  }
}
