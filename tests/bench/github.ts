import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { measure } from './github/measure.ts';

/** Built first: the figures are those of the program that people run. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  execFileSync(join(root, 'node_modules/.bin/node'), [join(root, 'collectors/cli/launch.ts'), '--version']);
  const steps = process.env['REPOSITORIES']?.split(',').map(Number) ?? [200, 2_000, 20_000];
  const flaws = await measure(print, steps);
  for (const flaw of flaws) print(`NOT AS IT HAS TO BE: ${flaw}`);
  if (flaws.length > 0) process.exitCode = 1;
}
