import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { createContext, type ContextState } from './context.ts';
import { EXIT } from './exit-code.ts';
import { endingOf } from './failure.ts';
import { programFor } from './program.ts';

/**
 * Runs one command line and ends the process with its exit code.
 *
 * The process is ended rather than left to end by itself: clients keep sockets and timers that nobody
 * waits for any more.
 */
export async function main(argv: readonly string[]): Promise<never> {
  keepNurserySmall();
  clearSoon();
  const stop = new AbortController();
  const state: ContextState = { workspace: '.annexa', code: EXIT.ok };
  const context = createContext(stop.signal, state);
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(EXIT.interrupted);
      stop.abort();
    });
  }
  // The reader of a pipe has seen enough (`annexa gaps | head`).
  process.stdout.on('error', (error) =>
    process.exit('code' in error && error.code === 'EPIPE' ? EXIT.ok : EXIT.failed),
  );

  try {
    const program = await programFor(argv, context, state);
    await program.parseAsync([...argv], { from: 'user' });
  } catch (cause) {
    const { code, line } = endingOf(cause, stop.signal);
    if (line !== null) context.say(`annexa: ${line}`);
    if (process.env['ANNEXA_DEBUG'])
      process.stderr.write(`${cause instanceof Error ? (cause.stack ?? '') : String(cause)}\n`);
    state.code = code;
  }
  context.progress.clear();
  await new Promise<void>((done) => process.stdout.write('', () => done()));
  process.exit(state.code);
}

/**
 * Keeps the space for new objects at what starting up made of it (two halves of some 4 MB). Left alone it
 * grows to 128 MB and more, since the objects of one page of answers outlive a few of its collections; but
 * none outlives its page, so that a larger space is filled rather than needed. The flag is read whenever
 * that space might grow, so that it works on a program that runs already, however that was started.
 */
function keepNurserySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Lets what is in use grow by half before it is cleared of garbage. Left alone the engine lets it grow
 * fourfold, and all the more on a busy machine: what a page is read into outlives a few collections of the new
 * and is garbage a moment later. The flag is read after each clearing.
 */
function clearSoon(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
