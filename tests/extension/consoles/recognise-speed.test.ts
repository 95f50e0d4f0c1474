import { expect, it } from 'vitest';
import { measureRecognisers } from './timing.ts';

it('recognises one address against all pages in under a millisecond', () => {
  const figures = measureRecognisers(5);
  expect(figures.pages).toBeGreaterThanOrEqual(150);
  expect(figures.slowestMicroseconds).toBeLessThan(1000);
});
