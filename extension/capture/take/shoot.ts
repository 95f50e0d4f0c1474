import { CaptureError } from '#shared/errors/capture-error.ts';
import { browser } from '#extension/platform/browser.ts';
import { refusalOf } from './refusal.ts';

/**
 * Chromium allows two pictures a second, counted from the first of each second; Firefox any number.
 * A little more than half a second between them never meets the limit.
 */
const BETWEEN_MS = import.meta.env.FIREFOX ? 0 : 510;
const AGAIN_MS = 120;
const TRIES = 8;

/** When the last picture was asked for; a worker that was restarted learns of the limit by meeting it. */
let last = 0;

/** What is done between two pictures shortly before the next: looking for secrets, milliseconds. */
const LOOK_MS = 60;

/** Waits until it is nearly time for the next picture, so that what loads late is looked at before it. */
export function untilNearly(): Promise<void> {
  return pause(last + BETWEEN_MS - LOOK_MS - performance.now());
}

export interface Target {
  readonly tab: number;
  readonly window: number;
  /** As the browser gives it; null when it may not be known. */
  readonly url: string;
}

/** A picture of what the tab shows, as PNG bytes. It fails rather than picture another tab or page. */
export async function shoot(target: Target, signal: AbortSignal): Promise<Uint8Array> {
  await pause(last + BETWEEN_MS - performance.now());
  for (let tries = TRIES; ; tries -= 1) {
    signal.throwIfAborted();
    await inFront(target);
    last = performance.now();
    try {
      const data = await browser.tabs.captureVisibleTab(target.window, { format: 'png' });
      await inFront(target);
      return new Uint8Array(await (await fetch(data)).arrayBuffer());
    } catch (cause) {
      if (cause instanceof CaptureError) throw cause;
      const text = cause instanceof Error ? cause.message : String(cause);
      if (tries === 0 || !/MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(text)) throw refusalOf(cause);
      await pause(AGAIN_MS);
    }
  }
}

/** The whole of a page that the window scrolls, at once; Firefox only. */
export async function shootWhole(
  target: Target,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  await inFront(target);
  const data = await browser.tabs.captureTab(target.tab, { format: 'png', rect });
  await inFront(target);
  return new Uint8Array(await (await fetch(data)).arrayBuffer());
}

async function inFront({ tab, window, url }: Target): Promise<void> {
  const now = await browser.tabs.get(tab).catch(() => null);
  if (now === null) throw new CaptureError('The tab was closed while it was captured.', 'Open it again.', 'closed');
  if (!now.active) {
    throw new CaptureError(
      'Another tab came in front while the page was captured.',
      'Stay on the page until the capture is done.',
      'hidden',
    );
  }
  const { state } = await browser.windows.get(window);
  if (state === 'minimized') {
    throw new CaptureError(
      'The window was minimised while the page was captured.',
      'Leave it open until the capture is done.',
      'hidden',
    );
  }
  if (now.url !== undefined && now.url !== url) {
    throw new CaptureError('The page went elsewhere while it was captured.', 'Capture it again.', 'left');
  }
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((next) => setTimeout(next, ms));
}
