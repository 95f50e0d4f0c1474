import process from 'node:process';
import { nodeComplaint } from './cli/node-version.ts';

/**
 * How much the heap may grow, in percent of what is in use, before it is cleared. By itself the engine lets it
 * grow fourfold, where most of what an answer is read into is garbage a moment later.
 */
const HEAP_GROWTH = 50;

/**
 * Entry of the command line. Everything else is imported after the version is known to do, so that an
 * old Node gets a sentence and not a syntax error.
 */
const complaint = nodeComplaint(process.versions.node);
if (complaint !== null) {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 2;
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const { main } = await import('./cli/main.ts');
  await main(process.argv.slice(2));
}
