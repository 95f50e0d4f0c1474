import type { Ran } from './product-process.ts';

/** Time may grow by no more than this from one step to the next, which is ten times as many repositories. */
const TIME = 11;
/** What is in use at once, the program with it, from the first step to the last: a hundred times as many. */
const LIVE = 1.25;
/** What the process holds, from the second step on: up to there it grows into what it is given. */
const HELD = 1.3;

export interface Run extends Ran {
  readonly liveMb: number;
}

export interface Figures {
  readonly repositories: number;
  /** By the name of the command. */
  readonly runs: ReadonlyMap<string, Run>;
}

/** Time and memory of each command, a column a step, and how they grow. */
export function table(figures: readonly Figures[], base: Run): string[] {
  const lines = [`the program itself: ${mb(base.liveMb)} MB in use, ${Math.round(base.residentMb)} MB held`];
  const counts = figures.map(({ repositories }) => repositories);
  lines.push(
    ['', 'processor ms', 'growth', 'in use, MB', 'held, MB', 'bytes a repository']
      .map((head, at) => head.padEnd(WIDTHS[at] ?? 0))
      .join(''),
  );
  for (const [name, runs] of byCommand(figures)) {
    const cells = [
      name,
      runs.map(({ computing }) => Math.round(computing)).join(' '),
      growths(runs.map(({ computing }) => computing - base.computing)).join(' '),
      runs.map(({ liveMb }) => mb(liveMb)).join(' '),
      runs.map(({ residentMb }) => Math.round(residentMb)).join(' '),
      String(
        Math.round(
          slope(
            counts,
            runs.map(({ liveMb }) => liveMb),
          ) * 1e6,
        ),
      ),
    ];
    lines.push(cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(''));
  }
  return lines;
}

const WIDTHS = [16, 22, 13, 22, 18, 0];

/** What grows more than it may; empty when time is in proportion and memory flat. */
export function flaws(figures: readonly Figures[], base: Run): string[] {
  const found: string[] = [];
  for (const [name, runs] of byCommand(figures)) {
    for (const [at, growth] of growths(runs.map(({ computing }) => computing - base.computing)).entries()) {
      if (Number.parseFloat(growth) > TIME)
        found.push(`${name}: time grows ${growth} in step ${at + 1}, ${TIME}x are allowed`);
    }
    const [first, second, last] = [runs[0], runs[1], runs.at(-1)];
    if (!first || !second || !last) continue;
    const live = last.liveMb / first.liveMb;
    if (live > LIVE) found.push(`${name}: memory in use grows ${live.toFixed(2)}x, ${LIVE}x are allowed`);
    const held = last.residentMb / second.residentMb;
    if (held > HELD) found.push(`${name}: memory held grows ${held.toFixed(2)}x, ${HELD}x are allowed`);
  }
  return found;
}

function byCommand(figures: readonly Figures[]): [name: string, runs: Run[]][] {
  const names = [...(figures[0]?.runs.keys() ?? [])];
  return names.map((name) => [name, figures.flatMap(({ runs }) => runs.get(name) ?? [])]);
}

function growths(values: readonly number[]): string[] {
  return values.slice(1).map((value, at) => `${(value / (values[at] ?? 1)).toFixed(1)}x`);
}

function slope(counts: readonly number[], values: readonly number[]): number {
  const [from, to] = [counts[0] ?? 0, counts.at(-1) ?? 0];
  return from === to ? 0 : ((values.at(-1) ?? 0) - (values[0] ?? 0)) / (to - from);
}

function mb(value: number): string {
  return value.toFixed(1);
}
