import type { Ran } from './product-process.ts';

/** Time may grow by no more than this from one step to the next, which is ten times as many repositories. */
const TIME = 11;
/**
 * What is in use at once may grow by no more than this from step to step; and what the process holds, from the
 * last step but one to the last, since few repositories do not fill the heap that it is given.
 */
const LIVE = 1.2;
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
  lines.push(
    ['', 'processor ms', 'growth', 'in use, MB', 'held, MB', 'bytes a repository']
      .map((head, at) => head.padEnd(WIDTHS[at] ?? 0))
      .join(''),
  );
  for (const [name, runs] of byCommand(figures)) {
    const cells = [
      name,
      runs.map(({ computing }) => Math.round(computing)).join(' '),
      timesOf(runs, base)
        .map((growth) => `${growth.toFixed(1)}x`)
        .join(' '),
      runs.map(({ liveMb }) => mb(liveMb)).join(' '),
      runs.map(({ residentMb }) => Math.round(residentMb)).join(' '),
      String(bytesEach(figures, runs)),
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
    const slow = timesOf(runs, base).find((growth) => growth > TIME);
    if (slow !== undefined) found.push(`${name}: time grows ${slow.toFixed(1)}x in a step, ${TIME}x are allowed`);
    const live = stepsOf(runs.map(({ liveMb }) => liveMb)).find((growth) => growth > LIVE);
    if (live !== undefined)
      found.push(`${name}: memory in use grows ${live.toFixed(2)}x in a step, ${LIVE}x are allowed`);
    const [before, last] = [runs.at(-2), runs.at(-1)];
    if (!before || !last) continue;
    const held = last.residentMb / before.residentMb;
    if (held > HELD) found.push(`${name}: memory held grows ${held.toFixed(2)}x, ${HELD}x are allowed`);
  }
  return found;
}

function byCommand(figures: readonly Figures[]): [name: string, runs: Run[]][] {
  const names = [...(figures[0]?.runs.keys() ?? [])];
  return names.map((name) => [name, figures.flatMap(({ runs }) => runs.get(name) ?? [])]);
}

/** How many times as long each step takes as the one before, without the start of the program. */
function timesOf(runs: readonly Run[], base: Run): number[] {
  return stepsOf(runs.map(({ computing }) => computing - base.computing));
}

/** How many times as much each figure is as the one before. */
function stepsOf(figures: readonly number[]): number[] {
  return figures.slice(1).map((figure, at) => figure / (figures[at] ?? figure));
}

/** In use for each repository that the last step has more than the one before. */
function bytesEach(figures: readonly Figures[], runs: readonly Run[]): number {
  const over = (list: readonly number[]) => (list.at(-1) ?? 0) - (list.at(-2) ?? 0);
  return Math.round((over(runs.map(({ liveMb }) => liveMb)) * 1e6) / over(figures.map((step) => step.repositories)));
}

function mb(value: number): string {
  return value.toFixed(1);
}
