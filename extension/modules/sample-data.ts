import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { defineWxtModule } from 'wxt/modules';

/** What the sample depends on; a change in any of it makes it old. */
const SOURCES = ['collectors', 'shared', 'extension/modules/sample'];

/**
 * Puts `sample.zip` into the extension: evidence that the embedded sandbox produced, collected by the
 * same collectors as real evidence. It is made in a process of its own and kept until a source changes.
 */
export default defineWxtModule({
  name: 'sample-data',
  setup(wxt) {
    wxt.hook('build:publicAssets', async (_, files) => {
      files.push({ relativeDest: 'sample.zip', absoluteSrc: await sampleFile(wxt.config.root) });
    });
  },
});

async function sampleFile(root: string): Promise<string> {
  const folder = join(root, '.output', 'sample');
  const file = join(folder, 'sample.zip');
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.every((path) => changed(join(root, path)) < made)) return file;
  mkdirSync(folder, { recursive: true });
  // A folder of its own: two builds may make the sample at once, and each moves a whole one into place.
  const aside = mkdtempSync(join(folder, 'program-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'extension/modules/sample/make-sample.ts',
      outDir: aside,
      emptyOutDir: false,
      target: 'node22.12',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'make-sample.js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  });
  try {
    const program = join(aside, 'make-sample.js');
    await promisify(execFile)(process.execPath, [program, file], { cwd: root, maxBuffer: 1 << 24 });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return file;
}

function changed(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}
