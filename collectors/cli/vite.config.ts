import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { verifyPagePlugin } from './build/verify-page.ts';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** The command line as plain modules for Node: our own sources bundled, so that their globs exist; packages left outside. */
export default defineConfig({
  root,
  plugins: [verifyPagePlugin()],
  // The project's own extends a file that WXT generates, which a fresh clone does not have yet.
  tsconfig: 'collectors/cli/build/tsconfig.build.json',
  define: { ANNEXA_VERSION: JSON.stringify(version) },
  // Outside, these are dozens of small files that every start would look up one by one: most of its time.
  ssr: { noExternal: ['zod', 'commander', '@noble/hashes', 'uuid'] },
  build: {
    ssr: 'collectors/cli.ts',
    outDir: '.output/cli',
    emptyOutDir: false,
    target: 'node22.12',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'annexa.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
