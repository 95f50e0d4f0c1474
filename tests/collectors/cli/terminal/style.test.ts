import { expect, it } from 'vitest';
import { styleFor, wantsColor } from '#collectors/cli/terminal/style.ts';

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('on a terminal %s with %j colour is %s', (isTty, env, wanted) => {
  expect(wantsColor(isTty, env)).toBe(wanted);
});

it('paints only when colour is wanted', () => {
  expect(styleFor(false).bad('x')).toBe('x');
  expect(styleFor(true).bad('x')).toBe('\u001b[31mx\u001b[39m');
  expect(styleFor(true).bad('')).toBe('');
});
