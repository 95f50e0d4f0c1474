import { join } from 'node:path';
import { createServer } from 'vite';

/** The AWS clients are imported when first asked, so the module loader has to live as long as the bench. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
  });
  try {
    const module = await server.ssrLoadModule('/tests/bench/aws/measure.ts');
    const measure = module['measure'] as (print: (line: string) => void) => Promise<void>;
    await measure(print);
  } finally {
    await server.close();
  }
}
