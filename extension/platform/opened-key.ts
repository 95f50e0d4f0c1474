import { base64, fromBase64 } from '#shared/evidence/bytes.ts';
import { browser } from './browser.ts';
import { send } from './messages.ts';

/**
 * The secret that opens the signing key, while it is unlocked: in the browser's memory, never on disk,
 * out of reach for content scripts, and gone when the browser closes. It outlives the worker, which
 * may end at any moment.
 */
const SLOT = 'opened-key';

/** 32 bytes, or null while the key is locked. */
export async function openedSecret(): Promise<Uint8Array | null> {
  const session = sessionArea();
  // The collecting document has no storage of its own and asks the worker.
  const kept = session ? (await session.get(SLOT))[SLOT] : await send('key/opened', {});
  return typeof kept === 'string' ? fromBase64(kept) : null;
}

/** What the worker answers the collecting document. */
export async function openedText(): Promise<string | null> {
  const kept = (await browser.storage.session.get(SLOT))[SLOT];
  return typeof kept === 'string' ? kept : null;
}

export async function keepOpened(secret: Uint8Array): Promise<void> {
  await browser.storage.session.set({ [SLOT]: base64(secret) });
}

export async function forgetOpened(): Promise<void> {
  await browser.storage.session.remove(SLOT);
}

/** Calls `changed` whenever the key is unlocked or locked, from whichever page. Returns how to stop. */
export function watchOpened(changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && SLOT in changes) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function sessionArea(): typeof browser.storage.session | undefined {
  return (browser.storage as typeof browser.storage | undefined)?.session;
}
