import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { encoded } from '#shared/exports/text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { codeOf } from './store/durable.ts';
import { FolderStore } from './store/folder-store.ts';
import { ProgressLine } from './terminal/progress-line.ts';
import { type Style, styleFor, wantsColor } from './terminal/style.ts';

type Result = string | Uint8Array | AsyncIterable<string>;

/** What every command is given: the workspace, the terminal, and the signal that ends everything. */
export interface CliContext {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Whether stdout is a terminal. */
  readonly isTty: boolean;
  readonly color: boolean;
  /** Colours for stdout. */
  readonly style: Style;
  /** Columns of stdout. */
  readonly width: number;
  /** Live progress on stderr; silent when that is no terminal. */
  readonly progress: ProgressLine;
  /** Absolute path of the workspace folder. */
  workspace(): string;
  /** Opens the workspace for reading. Throws an InputError when there is none. */
  openStore(): Promise<FolderStore>;
  /** Opens it for writing, makes it when there is none, waits for its turn. Close it. */
  openWriter(root?: string): Promise<FolderStore>;
  /** A line on stderr: what a person should know, and what is not the result. */
  say(text: string): void;
  /** Writes the result: to `out`, or to stdout. A long one comes in pieces and is written as they come. */
  write(result: Result, out?: string): Promise<void>;
  /** Sets the exit code of a command that ended in order. */
  end(code: ExitCode): void;
}

export interface ContextState {
  workspace: string;
  code: ExitCode;
}

/** Columns when nothing says how wide it is: what most terminals and log viewers show without wrapping. */
const UNKNOWN_WIDTH = 100;

export function createContext(signal: AbortSignal, state: ContextState): CliContext {
  const { stdout, stderr, env } = process;
  const isTty = stdout.isTTY ?? false;
  const isLive = stderr.isTTY ?? false;
  const color = wantsColor(isTty, env);
  const progress = new ProgressLine(stderr, styleFor(wantsColor(isLive, env)), isLive);
  const say = (text: string): void => {
    progress.clear();
    stderr.write(`${text}\n`);
  };
  return {
    stdout,
    stderr,
    env,
    signal,
    isTty,
    color,
    style: styleFor(color),
    width: Math.max(40, stdout.columns || Number(env['COLUMNS']) || UNKNOWN_WIDTH),
    progress,
    workspace: () => resolve(state.workspace),
    openStore: () => FolderStore.openReader(resolve(state.workspace)),
    openWriter: (root = state.workspace) =>
      FolderStore.openWriter(resolve(root), {
        signal,
        onWait: (holder) =>
          say(
            `annexa: another run ${holder ? `(process ${holder.pid}) ` : ''}is writing to this workspace; waiting for it to end.`,
          ),
      }),
    say,
    write: (result, out) => (out === undefined || out === '-' ? writeStdout(stdout, result) : writeOut(out, result)),
    end: (code) => {
      if (state.code === EXIT.ok) state.code = code;
    },
  };
}

async function writeStdout(stdout: NodeJS.WriteStream, result: Result): Promise<void> {
  const write = (piece: string | Uint8Array) =>
    new Promise<void>((done, failed) => {
      stdout.write(piece, (error) => (error ? failed(error) : done()));
    });
  if (typeof result === 'string' || result instanceof Uint8Array) return write(result);
  for await (const piece of encoded(result, true)) await write(piece);
}

async function writeOut(out: string, result: Result): Promise<void> {
  const content = typeof result === 'string' || result instanceof Uint8Array ? result : encoded(result, true);
  try {
    await writeFile(out, content);
  } catch (cause) {
    if (cause instanceof AnnexaError) throw cause;
    throw new InputError(
      `${out} could not be written (${codeOf(cause) ?? 'unknown error'}).`,
      'Name another file with --out.',
      { cause },
    );
  }
}
