import type { Watch } from './watch.ts';

/** How long nothing may change before a page counts as drawn, and the longest to wait for that, milliseconds. */
const QUIET_MS = 60;
const LONGEST_MS = 320;
const FIRST_LONGEST_MS = 200;
/** A window that is not drawn gives no frames at all. */
const FRAME_MS = 120;
const SCREEN_MS = 50;

function nextFrame(): Promise<void> {
  return new Promise((next) => {
    const fallback = setTimeout(next, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(fallback);
      next();
    });
  });
}

/**
 * Waits until the browser has laid out what was changed, in its own time: the first question about a place
 * would make it do all of that at once, inside our turn.
 */
export async function laidOut(): Promise<void> {
  await nextFrame();
  await new Promise((next) => setTimeout(next, 0));
}

/**
 * Waits until what was changed last is on the screen, so that no picture shows how it was before. A frame
 * is begun when the one before the last was handed on; how long the screen takes then nobody tells.
 */
export async function drawn(): Promise<void> {
  for (let frames = 3; frames > 0; frames -= 1) await nextFrame();
  await new Promise((next) => setTimeout(next, SCREEN_MS));
}

/** Waits until what came into view is there: rows that load on scrolling, and pictures. */
export async function settle(watch: Watch, first: boolean): Promise<void> {
  const until = performance.now() + (first ? FIRST_LONGEST_MS : LONGEST_MS);
  const asked = performance.now();
  await drawn();
  while (performance.now() < until) {
    const quiet = performance.now() - Math.max(watch.changed, first ? 0 : asked) > QUIET_MS;
    if (quiet && picturesReady()) return;
    await new Promise((next) => setTimeout(next, 16));
  }
}

function picturesReady(): boolean {
  for (const image of document.images) {
    if (image.complete) continue;
    const { top, bottom } = image.getBoundingClientRect();
    if (bottom > 0 && top < window.innerHeight) return false;
  }
  return true;
}
