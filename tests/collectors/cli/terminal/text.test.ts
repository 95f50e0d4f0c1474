import { describe, expect, it } from 'vitest';
import { clip, inert, padEnd, padStart, widthOf, wrap } from '#collectors/cli/terminal/text.ts';

describe('the width of a text', () => {
  it.each([
    ['plain', 5],
    ['\u001b[31mred\u001b[39m', 3],
    ['◆ gap', 5],
    ['日本', 4],
    ['e\u0301', 1],
    ['', 0],
  ])('of %j is %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

it('pads by columns, not by code units', () => {
  expect(padEnd('日', 4)).toBe('日  ');
  expect(padStart('\u001b[1m7\u001b[22m', 3)).toBe('  \u001b[1m7\u001b[22m');
  expect(padEnd('long', 2)).toBe('long');
});

it('clips with an ellipsis only what does not fit', () => {
  expect(clip('abcdef', 6)).toBe('abcdef');
  expect(clip('abcdefg', 6)).toBe('abcde…');
  expect(widthOf(clip('日本語日本語', 7))).toBeLessThanOrEqual(7);
});

describe('wrapping', () => {
  it('breaks at blanks and loses no word', () => {
    const text = 'three of forty-one members have no second factor';
    const lines = wrap(text, 16);
    expect(lines.every((line) => widthOf(line) <= 16)).toBe(true);
    expect(lines.join(' ')).toBe(text);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('breaks inside a word only when it is wider than the line', () => {
    expect(wrap('iam:GetAccountSummary', 8)).toEqual(['iam:GetA', 'ccountSu', 'mmary']);
  });

  it('gives one empty line for an empty text', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});

it('takes out of a foreign text what would steer the terminal', () => {
  expect(inert('a\u001b[2Jb\u0007c\r\nd\u202ee')).toBe('ab c d e');
});
