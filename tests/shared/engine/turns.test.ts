import { afterEach, expect, it, vi } from 'vitest';
import { Turns } from '#shared/engine/turns.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Whether what waits by `wait` for a turn of its own had it while work of so many milliseconds went on. */
async function isHeard(milliseconds: number, wait: (done: () => void) => unknown): Promise<boolean> {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const turns = new Turns();
  let heard = false;
  wait(() => {
    heard = true;
  });
  clock.mockReturnValue(1000 + milliseconds);
  await turns.pass();
  return heard;
}

function message(done: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => port1.close());
  port1.addEventListener('message', done);
  port1.start();
  port2.postMessage(null);
}

it('lets others have their turn after a while, and no earlier', async () => {
  expect(await isHeard(49, setImmediate)).toBe(false);
  expect(await isHeard(50, setImmediate)).toBe(true);
});

it('lets them where there is nothing but messages and timers to wait for, and waits for no timer', async () => {
  vi.stubGlobal('setImmediate', undefined);
  const timer = vi.spyOn(globalThis, 'setTimeout');
  expect(await isHeard(50, message)).toBe(true);
  expect(timer).not.toHaveBeenCalled();
});

it('counts anew after each turn', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const wait = vi.fn<(done: () => void) => void>((done) => done());
  vi.stubGlobal('setImmediate', wait);
  const turns = new Turns();
  for (const now of [60, 100, 111, 120]) {
    clock.mockReturnValue(now);
    await turns.pass();
  }
  expect(wait).toHaveBeenCalledTimes(2);
});
