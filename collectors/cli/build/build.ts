import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

const KEPT_MS = 3_600_000;

/**
 * Builds the command line into `.output/cli`.
 *
 * The build is made aside and moved in file by file, the entry last, so that a command that is running
 * keeps the chunks it has yet to load, and one that starts meanwhile finds a whole one.
 */
export async function buildCli(root: string): Promise<void> {
  const { build } = await import('vite');
  const output = join(root, '.output', 'cli');
  mkdirSync(dirname(output), { recursive: true });
  const aside = mkdtempSync(join(dirname(output), 'cli-build-'));
  const begun = new Date();
  try {
    await build({
      configFile: join(root, 'collectors/cli/vite.config.ts'),
      logLevel: 'silent',
      build: { outDir: aside },
    });
    const made = filesOf(aside);
    for (const name of made.sort((a, b) => Number(a === 'annexa.js') - Number(b === 'annexa.js'))) {
      const target = join(output, name);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(aside, name), `${target}.${process.pid}`);
      // What was saved while the build ran is newer than the build.
      utimesSync(`${target}.${process.pid}`, begun, begun);
      renameSync(`${target}.${process.pid}`, target);
    }
    sweep(output, new Set(made));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Chunks of earlier builds stay for as long as a command that began with them may run. */
function sweep(output: string, made: ReadonlySet<string>): void {
  for (const name of filesOf(output)) {
    const path = join(output, name);
    if (made.has(name)) continue;
    // A build beside this one moves its files to their names meanwhile.
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && Date.now() - there.mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}
