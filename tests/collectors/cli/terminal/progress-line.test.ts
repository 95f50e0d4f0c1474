import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressLine } from '#collectors/cli/terminal/progress-line.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';

let written = '';
const stream = {
  columns: 30,
  write: (text: string) => {
    written += text;
    return true;
  },
} as unknown as NodeJS.WriteStream;

beforeEach(() => {
  written = '';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('says nothing on a pipe', () => {
  const line = new ProgressLine(stream, styleFor(false), false);
  line.update('reading');
  line.settle('read');
  line.clear();
  expect(written).toBe('');
});

it('overwrites one line, no more often than can be read, and never wraps', () => {
  const line = new ProgressLine(stream, styleFor(false), true);
  line.update('a'.repeat(50));
  line.update('too soon');
  vi.advanceTimersByTime(100);
  line.update('second');
  expect(written).toBe(`\r\u001b[2K${'a'.repeat(28)}…\r\u001b[2Ksecond`);
});

it('keeps a settled line above the one that is overwritten', () => {
  const line = new ProgressLine(stream, styleFor(false), true);
  line.update('now');
  line.settle('done');
  line.clear();
  expect(written).toBe('\r\u001b[2Know\r\u001b[2Kdone\n');
});
