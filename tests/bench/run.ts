import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

type Bench = { default: (print: (line: string) => void) => Promise<void> };

/**
 * Runs the benches named on the command line, or all of them. A bench prints counts, ratios and growth
 * and asserts nothing about time: a figure that must hold is a test.
 */
const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

for (const name of names) {
  const { module } = await runnerImport<Bench>(join(folder, `${name}.ts`), {
    configFile: false,
    root: join(folder, '../..'),
  });
  process.stdout.write(`\n${name}\n`);
  await module.default((line) => process.stdout.write(`  ${line}\n`));
}
