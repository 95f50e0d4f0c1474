import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isStale } from './build/freshness.ts';
import { nodeComplaint } from './node-version.ts';

/**
 * Runs the command line from its sources: Node strips the types of this file, and what it imports is
 * built first when a source is newer than the build (Node cannot expand `import.meta.glob`).
 */
const root = join(import.meta.dirname, '../..');
const built = join(root, '.output/cli/annexa.js');

const complaint = nodeComplaint(process.versions.node);
if (complaint !== null) {
  process.stderr.write(`${complaint}\n`);
  process.exit(2);
}
if (isStale(root, built)) {
  const { buildCli } = await import('./build/build.ts');
  await buildCli(root);
}
await import(pathToFileURL(built).href);
