import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** One more than is set aside by default on a machine of two cores, where half of the time is waiting. */
const WORKERS = 2;
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
          maxWorkers: WORKERS,
          include: ['tests/*.test.ts', 'tests/{shared,collectors,extension}/**/*.test.ts'],
        },
      },
      {
        root,
        plugins: [WxtVitest()],
        test: { name: 'ui', environment: 'happy-dom', maxWorkers: WORKERS, include: ['tests/extension/**/*.test.tsx'] },
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
          maxWorkers: WORKERS,
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
          // After the others and alone: what is measured in a browser is measured on a machine that is free.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
