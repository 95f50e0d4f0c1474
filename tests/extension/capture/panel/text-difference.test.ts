import { describe, expect, it } from 'vitest';
import { textDifference } from '#extension/capture/panel/text-difference.ts';

const signs = { same: ' ', gone: '-', new: '+' };
const shown = (a: string, b: string): string =>
  textDifference(a.replaceAll(' ', '\n'), b.replaceAll(' ', '\n'))
    .map(({ kind, text }) => signs[kind] + text)
    .join('|');

describe('textDifference', () => {
  it.each([
    ['a b c', 'a b c', ' a| b| c'],
    ['a b c', 'a x c', ' a|-b|+x| c'],
    ['a b', 'a b c', ' a| b|+c'],
    ['a b c d', 'b d', '-a| b|-c| d'],
  ])('of "%s" and "%s"', (a, b, lines) => {
    expect(shown(a, b)).toBe(lines);
  });

  it('goes on, line by line as a set, where texts are too long to align', () => {
    const many = (from: number): string => Array.from({ length: 3000 }, (_, index) => `${from} ${index}`).join('\n');
    const changed = textDifference(`${many(1)}\nboth`, `${many(2)}\nboth`).filter(({ kind }) => kind !== 'same');
    expect(changed).toHaveLength(6000);
  });
});
