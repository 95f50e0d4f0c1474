import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../shared/package/mutations.ts';
import { built, newFolder, removeFolder, run, type Sandbox, startSandbox, succeeded } from './cli-harness.ts';
import { killRounds } from './kill-rounds.ts';

let home: string;
let sandbox: Sandbox;
beforeAll(async () => {
  await built();
  home = await newFolder();
  sandbox = await startSandbox(home, '--repos', '2', '--members', '2');
});
afterAll(async () => {
  await sandbox.stop();
  await removeFolder(home);
});

test('a collection killed at any moment loses nothing, and the next one continues', { timeout: 300_000 }, async () => {
  const figures = await killRounds(home, sandbox, 10, seeded(Date.now()));
  expect(figures.problems).toEqual([]);
  expect(figures.killed).toBe(10);
  expect(figures.amid).toBeGreaterThan(0);
  expect(figures.entries).toBeGreaterThan(1);
  await run(['export', 'package', '--out', 'evidence.zip'], { cwd: home });
  const { stdout } = succeeded(await run(['verify', 'evidence.zip', '--format', 'json'], { cwd: home }));
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
});
