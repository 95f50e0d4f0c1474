import { chromium } from '#extension/platform/chromium.ts';
import { findSecrets } from '../redact/find-secrets.ts';
import { maskArchive } from '../redact/mask-archive.ts';

/**
 * The page as one file, where the browser can (Chromium) and a person allowed it; null otherwise. It is
 * taken while the page is masked, and what the mask does not reach (frames of another origin, style
 * sheets) is masked in the file.
 */
export async function snapshot(tab: number, notes: Set<string>): Promise<Uint8Array | null> {
  const { pageCapture } = chromium;
  if (pageCapture === undefined) return null;
  try {
    const blob = await pageCapture.saveAsMHTML({ tabId: tab });
    if (blob === undefined) return null;
    return maskArchive(new Uint8Array(await blob.arrayBuffer()), (text) => findSecrets(text));
  } catch (cause) {
    notes.add(`The saved page is left out: ${cause instanceof Error ? cause.message : String(cause)}`);
    return null;
  }
}
