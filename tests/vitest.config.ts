import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: `${root}out/test-results.json` }]] : ['default'],
    projects: [
      {
        root,
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          include: ['tests/*.test.ts', 'tests/{shared,collectors,extension}/**/*.test.ts'],
        },
      },
      {
        root,
        plugins: [WxtVitest()],
        test: { name: 'ui', environment: 'happy-dom', include: ['tests/extension/**/*.test.tsx'] },
      },
      {
        root,
        plugins: [WxtVitest()],
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
