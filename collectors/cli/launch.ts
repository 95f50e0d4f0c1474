import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isStale } from './build/freshness.ts';
import { nodeComplaint } from './node-version.ts';

/**
 * Runs the command line from its sources: Node strips the types of this file, and what it imports is
 * built first when a source is newer than the build (Node cannot expand `import.meta.glob`).
 */
const root = join(import.meta.dirname, '../..');
const built = join(root, '.output/cli/annexa.js');

const complaint = nodeComplaint(process.versions.node);
if (complaint !== null) fail(complaint);
if (isStale(root, built)) {
  const { buildCli } = await import('./build/build.ts');
  try {
    await buildCli(root);
  } catch (cause) {
    fail(`annexa: the sources do not build. ${reasonOf(cause)} Mend it, or go back to a version that builds.`);
  }
}
await import(pathToFileURL(built).href);

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

/** The first thing the bundler complains of; the rest is a picture of the place. */
function reasonOf(cause: unknown): string {
  const text = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause));
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(\p{P}|Build failed)/u.test(line)) ?? lines[0] ?? '';
}
