import { join } from 'node:path';
import { createServer } from 'vite';

/** The GitHub client is imported when first asked, so the module loader has to live as long as the bench. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
  });
  try {
    const { measure } = (await server.ssrLoadModule('/tests/bench/github/measure.ts')) as {
      measure(print: (line: string) => void): Promise<void>;
    };
    await measure(print);
  } finally {
    await server.close();
  }
}
