import { expect, it } from 'vitest';
import { measureRecognisers } from '../../bench/recognisers.ts';

it('recognises one address against all pages in under a millisecond', () => {
  const figures = measureRecognisers(5);
  expect(figures.pages).toBeGreaterThanOrEqual(150);
  // The worst single time is the machine's; 99 of 100 are ours.
  expect(figures.p99Microseconds).toBeLessThan(1000);
});
