import type { Watch } from './watch.ts';

/** How long nothing may change before a page counts as drawn, and the longest to wait for that, milliseconds. */
const QUIET_MS = 60;
const LONGEST_MS = 320;
const FIRST_LONGEST_MS = 200;
/** A window that is not drawn gives no frames at all. */
const FRAME_MS = 120;

export function nextFrame(): Promise<void> {
  return new Promise((next) => {
    const fallback = setTimeout(next, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(fallback);
      next();
    });
  });
}

/** Waits until what came into view is there: rows that load on scrolling, and pictures. */
export async function settle(watch: Watch, first: boolean): Promise<void> {
  const until = performance.now() + (first ? FIRST_LONGEST_MS : LONGEST_MS);
  const asked = performance.now();
  await nextFrame();
  await nextFrame();
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
