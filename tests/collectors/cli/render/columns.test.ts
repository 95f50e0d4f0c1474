import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '#collectors/cli/render/columns.ts';
import { widthOf } from '#collectors/cli/terminal/text.ts';

describe('columns', () => {
  it('align, numbers to the right', () => {
    const lines = columns(
      [{ head: 'Name' }, { head: 'Items', align: 'right' }],
      [
        ['a', '1'],
        ['bcdef', '100'],
      ],
      40,
      (t) => t,
    );
    expect(lines).toEqual(['Name   Items', 'a          1', 'bcdef    100']);
  });

  it('wrap the flexible cell under itself', () => {
    const lines = columns([{ head: '' }, { head: '', flex: 1 }], [['◆ gap', 'three of forty-one members']], 22);
    expect(lines).toEqual(['◆ gap  three of', '       forty-one', '       members']);
  });

  it('give the room to who needs it', () => {
    const spec = [
      { head: '', flex: 1 },
      { head: '', flex: 1 },
    ];
    const [line] = columns(spec, [['short', 'a much longer text that fits']], 40);
    expect(line).toBe('short  a much longer text that fits');
  });

  it('paint after measuring', () => {
    const paint = (text: string, row: number) => `<${row}${text}>`;
    expect(
      columns(
        [{ head: '', paint }, { head: '' }],
        [
          ['a', 'x'],
          ['bb', 'y'],
        ],
        40,
      ),
    ).toEqual(['<0a >  x', '<1bb>  y']);
  });

  it('never are wider than the terminal, and lose no word', () => {
    const text = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        (rows, width) => {
          const lines = columns(
            [{ head: '' }, { head: '', flex: 2 }, { head: '', flex: 1 }],
            rows.map(([a, b]) => ['id', a, b]),
            width,
          );
          const words = (all: string[]) => all.join(' ').split(/\s+/).filter(Boolean).sort();
          expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
          expect(words(lines)).toEqual(words(rows.flatMap(([a, b]) => ['id', a, b])));
        },
      ),
    );
  });
});
