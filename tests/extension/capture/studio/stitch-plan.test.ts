import { describe, expect, it } from 'vitest';
import { partsOf, type Placed, planStitch, type StitchPlan } from '#extension/capture/studio/stitch-plan.ts';

const WINDOW = { width: 100, height: 80 };
const whole = { x: 0, y: 0, ...WINDOW };
const inside = { x: 20, y: 10, width: 70, height: 60 };

const frame = (top: number, view = whole, left = 0, bars = { right: 0, below: 0 }): Placed => ({
  left,
  top,
  view,
  bars,
  window: WINDOW,
  scale: 1,
});

/** Every pixel of the picture is drawn, from pixels that a frame has. */
function expectCovered({ width, height, copies }: StitchPlan, frames: number, actual: typeof WINDOW): void {
  const covered = new Uint8Array(width * height);
  for (const { to, from, frame: at } of copies) {
    expect(from.x + from.width).toBeLessThanOrEqual(actual.width);
    expect(from.y + from.height).toBeLessThanOrEqual(actual.height);
    expect(at).toBeLessThan(frames);
    for (let y = to.y; y < to.y + to.height; y += 1) covered.fill(1, y * width + to.x, y * width + to.x + to.width);
  }
  expect(covered.indexOf(0)).toBe(-1);
}

describe('planStitch', () => {
  it('takes a single frame as it is', () => {
    const { width, height, copies } = planStitch([frame(0)], { width: 200, height: 160 });
    expect([width, height, copies.length]).toEqual([200, 160, 1]);
  });

  it('makes a window as high as its content, whatever the last frame overlaps', () => {
    const plan = planStitch([frame(0), frame(80), frame(120)], WINDOW);
    expect(plan.height).toBe(200);
    expect(plan.copies.map(({ to }) => to.y)).toEqual([0, 80, 120]);
  });

  it('covers every pixel of a picture with an area inside that scrolls', () => {
    const plan = planStitch([frame(0, inside), frame(60, inside), frame(90, inside)], { width: 200, height: 160 });
    expect([plan.width, plan.height]).toEqual([200, 160 + 2 * 90]);
    expectCovered(plan, 3, { width: 200, height: 160 });
  });

  it('takes what is below the area from the last frame', () => {
    const plan = planStitch([frame(0, inside), frame(60, inside)], WINDOW);
    expect(plan.copies.find(({ to }) => to.y === 130)).toMatchObject({ frame: 1, from: { y: 70, height: 10 } });
  });

  it('grows to both sides with an area that scrolls both ways', () => {
    const frames = [0, 60, 90].flatMap((top) => [0, 70, 110].map((left) => frame(top, inside, left)));
    const plan = planStitch(frames, WINDOW);
    expect([plan.width, plan.height]).toEqual([100 + 110, 80 + 90]);
    expectCovered(plan, 9, WINDOW);
    // What is below comes from the last row, whose first column is the seventh frame.
    expect(plan.copies.filter(({ to }) => to.y >= 160).every(({ frame: at }) => at === 6)).toBe(true);
    // The corner at the right stands beyond the content.
    expect(plan.copies).toContainEqual({
      frame: 0,
      from: { x: 90, y: 0, width: 10, height: 10 },
      to: { x: 200, y: 0, width: 10, height: 10 },
    });
  });

  it('goes by the exact scale where the window has no whole number of pixels', () => {
    const view = { x: 0, y: 0, width: 1302, height: 815 };
    const at = (top: number): Placed => ({ ...frame(top, view), window: { width: 1302, height: 815 }, scale: 1.25 });
    const plan = planStitch([at(0), at(815.2), at(2427.2)], { width: 1628, height: 1019 });
    expect(plan.copies.map(({ to }) => to.y)).toEqual([0, 1019, 3034]);
  });

  it('cuts scroll bars out', () => {
    const view = { x: 0, y: 0, width: 85, height: 80 };
    const bars = { right: 15, below: 0 };
    const plan = planStitch([frame(0, view, 0, bars), frame(80, view, 0, bars)], WINDOW);
    expect([plan.width, plan.height]).toEqual([85, 160]);
    expectCovered(plan, 2, WINDOW);
  });
});

describe('partsOf', () => {
  it('keeps pictures below what a canvas holds, and leaves nothing out', () => {
    const parts = partsOf(2560, 150_000);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.reduce((sum, { height }) => sum + height, 0)).toBe(150_000);
    expect(Math.max(...parts.map(({ height }) => height))).toBeLessThanOrEqual(62_500);
    expect(partsOf(1300, 30_553)).toEqual([{ y: 0, height: 30_553 }]);
  });
});
