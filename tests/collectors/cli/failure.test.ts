import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { endingOf } from '#collectors/cli/failure.ts';
import { InputError } from '#shared/errors/input-error.ts';

const { signal } = new AbortController();

it('says what happened and what to do, in one line', () => {
  const error = new InputError('The token is empty.', 'Set\nGITHUB_TOKEN.');
  expect(endingOf(error, signal)).toEqual({ code: 2, line: 'The token is empty. Set GITHUB_TOKEN.' });
});

it('lets no foreign text steer the terminal', () => {
  expect(endingOf(new InputError('a\u001b[2Jb', 'c'), signal).line).toBe('Ab. c');
});

it('ends with 130 and nothing more to say when it was interrupted', () => {
  expect(endingOf(new Error('x'), AbortSignal.abort())).toEqual({ code: 130, line: null });
});

it('ends well after --help and --version', () => {
  expect(endingOf(new CommanderError(0, 'commander.helpDisplayed', ''), signal)).toEqual({ code: 0, line: null });
});

it('joins the suggestion for a mistyped command to one line', () => {
  const error = new CommanderError(1, 'commander.unknownCommand', "error: unknown command 'gap'\n(Did you mean gaps?)");
  expect(endingOf(error, signal)).toEqual({
    code: 2,
    line: "Unknown command 'gap' (Did you mean gaps?) See annexa --help.",
  });
});

it('does not dress a defect up as advice', () => {
  const { code, line } = endingOf(new TypeError('x is undefined'), signal);
  expect(code).toBe(2);
  expect(line).toMatch(/should not: x is undefined.*ANNEXA_DEBUG/);
});
