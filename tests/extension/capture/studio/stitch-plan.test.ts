import { describe, expect, it } from 'vitest';
import { partsOf, type Placed, planStitch } from '#extension/capture/studio/stitch-plan.ts';

const WINDOW = { width: 100, height: 80 };
const whole = { x: 0, y: 0, ...WINDOW };
const inside = { x: 20, y: 10, width: 70, height: 60 };

const frame = (top: number, height: number, view = whole): Placed => ({ top, view, window: WINDOW, height });

describe('planStitch', () => {
  it('takes a single frame as it is', () => {
    const { width, height, copies } = planStitch([frame(0, 80)], { width: 200, height: 160 });
    expect([width, height, copies.length]).toEqual([200, 160, 1]);
  });

  it('makes a window as high as its content, whatever the last frame overlaps', () => {
    const plan = planStitch([frame(0, 200), frame(80, 200), frame(120, 200)], WINDOW);
    expect(plan.height).toBe(200);
    expect(plan.copies.filter(({ from }) => from.height > 0).map(({ to }) => to.y)).toEqual([0, 80, 120]);
  });

  it('covers every pixel of a picture with an area inside that scrolls', () => {
    const frames = [frame(0, 150, inside), frame(60, 150, inside), frame(90, 150, inside)];
    const plan = planStitch(frames, { width: 200, height: 160 });
    expect([plan.width, plan.height]).toEqual([200, 160 + 2 * 90]);
    const covered = new Uint8Array(plan.width * plan.height);
    for (const { to, from, frame: at } of plan.copies) {
      expect(from.x + from.width).toBeLessThanOrEqual(200);
      expect(from.y + from.height).toBeLessThanOrEqual(160);
      expect(at).toBeLessThan(3);
      for (let y = to.y; y < to.y + to.height; y += 1) covered.fill(1, y * 200 + to.x, y * 200 + to.x + to.width);
    }
    expect(covered.indexOf(0)).toBe(-1);
  });

  it('takes what is below the area from the last frame', () => {
    const plan = planStitch([frame(0, 120, inside), frame(60, 120, inside)], WINDOW);
    expect(plan.copies.at(-1)).toMatchObject({ frame: 1, from: { y: 70, height: 10 }, to: { y: 130 } });
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
