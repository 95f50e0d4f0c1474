import { expect, test } from 'vitest';
import { Limiter } from '#collectors/aws/client/limiter.ts';

const signal = new AbortController().signal;

test('never runs more at once than the limit', async () => {
  const limiter = new Limiter(2, 2);
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 9 }, () => limiter.run(signal, task)));
  expect(most).toBe(2);
});

test('halves when throttled and grows by one after as many successes as it allows', () => {
  const limiter = new Limiter(4, 6);
  limiter.throttled();
  limiter.throttled();
  limiter.throttled();
  expect(limiter.limit).toBe(1);
  limiter.succeeded();
  expect(limiter.limit).toBe(2);
  limiter.succeeded();
  expect(limiter.limit).toBe(2);
  limiter.succeeded();
  expect(limiter.limit).toBe(3);
  for (let count = 0; count < 50; count += 1) limiter.succeeded();
  expect(limiter.limit).toBe(6);
});

test('lets nothing start once the signal is aborted', async () => {
  const controller = new AbortController();
  const limiter = new Limiter(1, 1);
  let started = 0;
  const slow = limiter.run(controller.signal, () => new Promise((resolve) => setTimeout(resolve, 5)));
  const waiting = limiter.run(controller.signal, async () => void (started += 1));
  controller.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await slow;
  expect(started).toBe(0);
});
