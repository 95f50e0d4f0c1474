import process from 'node:process';
import { nodeComplaint } from './cli/node-version.ts';

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
  const { main } = await import('./cli/main.ts');
  await main(process.argv.slice(2));
}
