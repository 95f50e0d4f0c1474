import { describe, expect, it } from 'vitest';
import type { Stand } from '#extension/capture/page/stand.ts';
import { boxesWithin, standWithin } from '#extension/capture/take/frame-place.ts';

const stand = (change: Partial<Stand>): Stand => ({
  left: 0,
  top: 0,
  width: 1000,
  height: 800,
  view: { x: 0, y: 0, width: 1000, height: 800 },
  bars: { right: 0, below: 0 },
  window: { width: 1000, height: 800 },
  scale: 1,
  inner: false,
  within: null,
  closedFrames: 0,
  pictures: 0,
  coveredMedia: false,
  hidden: false,
  ...change,
});

/** A frame below a bar of 40 and beside a column of 200 pixels, with a row of 60 below it; 3,000 pixels scroll in it. */
const page = stand({ inner: true, view: { x: 200, y: 40, width: 800, height: 700 } });
const frame = stand({
  top: 300,
  height: 3000,
  window: { width: 800, height: 700 },
  view: { x: 0, y: 50, width: 790, height: 650 },
});

describe('a page whose content scrolls in a frame of another origin', () => {
  const both = standWithin(page, frame);

  it('stands where the frame does, as it is scrolled inside', () => {
    expect(both.view).toEqual({ x: 200, y: 90, width: 790, height: 650 });
    expect([both.top, both.height, both.window.width]).toEqual([300, 3000, 1000]);
  });

  it('has boxes drawn in the frame that they are over, and the others on the page', () => {
    const box = (x: number, y: number) => ({ x, y, width: 50, height: 20 });
    const { own, within } = boxesWithin([box(20, 500), box(600, 2000), box(600, 10), box(300, 3100)], page, both);
    expect(within).toEqual([box(400, 1960)]);
    expect(own).toEqual([box(20, 500), box(600, 10), box(300, 3100 - 2350)]);
  });
});
