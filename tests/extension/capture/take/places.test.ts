import { describe, expect, it } from 'vitest';
import { endOf, leftsOf, missingOf, MOST_FRAMES } from '#extension/capture/take/places.ts';

const view = { x: 0, y: 0, width: 1000, height: 800 };

describe('leftsOf', () => {
  it('is one column for content that fits, whatever a size was rounded to', () => {
    expect(leftsOf({ view, width: 1001, height: 5000 })).toEqual([0]);
  });

  it('shows wide content to its right edge', () => {
    expect(leftsOf({ view, width: 2300, height: 800 })).toEqual([0, 1000, 1300]);
  });

  it('takes fewer columns where rows are many, and says what is missing', () => {
    const page = { view, width: 8000, height: 800 * 60 };
    const lefts = leftsOf(page);
    expect(lefts).toEqual([0, 1000]);
    expect(lefts.length * 60).toBeLessThanOrEqual(MOST_FRAMES);
    expect(missingOf({ left: 1000, top: endOf(page) }, page)).toEqual([
      '6000 pixels at the right of the window are not in the picture.',
    ]);
  });
});

describe('missingOf', () => {
  it('says nothing of content that is in the pictures', () => {
    const page = { view, width: 1000, height: 2000 };
    expect(missingOf({ left: 0, top: endOf(page) }, page)).toEqual([]);
  });

  it('says how far down the pictures go', () => {
    expect(missingOf({ left: 0, top: 800 }, { view, width: 1000, height: 9000 })).toEqual([
      'Only the first 1600 of 9000 pixels are in the picture.',
    ]);
  });
});
