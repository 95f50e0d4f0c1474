import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isStale } from '#collectors/cli/build/freshness.ts';

let root: string;
const built = () => join(root, 'annexa.js');
const OLD = new Date(1_000_000);
const BUILT = new Date(2_000_000);
const NEW = new Date(3_000_000);

function age(path: string, date: Date): void {
  utimesSync(join(root, path), date, date);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'annexa-'));
  mkdirSync(join(root, 'collectors/github'), { recursive: true });
  for (const file of ['collectors/github/members.ts', 'package.json', 'annexa.js']) writeFileSync(join(root, file), '');
  for (const path of ['collectors/github/members.ts', 'collectors/github', 'collectors', 'package.json'])
    age(path, OLD);
  age('annexa.js', BUILT);
});
afterEach(() => rmSync(root, { recursive: true }));

it('is content when nothing is newer than the build', () => {
  expect(isStale(root, built())).toBe(false);
});

it('sees that there is no build', () => {
  rmSync(built());
  expect(isStale(root, built())).toBe(true);
});

it.each(['collectors/github/members.ts', 'package.json'])('sees a change of %s', (path) => {
  age(path, NEW);
  expect(isStale(root, built())).toBe(true);
});

it('sees a file that was removed', () => {
  rmSync(join(root, 'collectors/github/members.ts'));
  expect(isStale(root, built())).toBe(true);
});
