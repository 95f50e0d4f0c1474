import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { verifyPage } from '../../../shared/package/html/template.ts';

const MODULE = 'virtual:annexa-verify-page';
const root = join(import.meta.dirname, '../../..');

/** Builds the page that verifies packages offline: one file, its script inside. */
export async function buildVerifyPage(): Promise<string> {
  const { build } = await import('vite');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: join(root, 'shared/package/html/page.ts'), formats: ['iife'], name: 'annexa' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...more] = outputs.filter((each) => each.type === 'chunk');
  if (script === undefined || more.length > 0) throw new Error(`the page has ${outputs.length} scripts, not one`);
  return verifyPage(script.code, (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** Gives the built page to `import page from 'virtual:annexa-verify-page'`. */
export function verifyPagePlugin(): Plugin {
  let page: Promise<string> | null = null;
  return {
    name: 'annexa-verify-page',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    async load(id) {
      if (id !== `\0${MODULE}`) return null;
      page ??= buildVerifyPage();
      return `export default ${JSON.stringify(await page)};`;
    },
  };
}
