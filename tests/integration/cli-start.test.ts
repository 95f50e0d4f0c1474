import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GapReport } from '#shared/engine/report.ts';
import { annexa, built, newFolder, node, removeFolder, root, run, start } from './cli-harness.ts';

let cwd: string;
beforeAll(async () => {
  await built();
  cwd = await newFolder();
});
afterAll(() => removeFolder(cwd));

it('shows everything once on the sample organisation, in less than a minute, leaving only the report', async () => {
  const began = Date.now();
  const { code, stdout, stderr } = await run(['start'], { cwd });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(Date.now() - began).toBeLessThan(60_000);
  expect(stdout).toMatch(/^ISO\/IEC 27001:2022/);
  expect(stdout).toContain('.output/chrome-mv3');
  expect(stdout).toContain('npm run build:extension');
  expect((await readdir(join(cwd, 'out'))).sort()).toEqual(['gaps.json', 'report.html']);
  const report = JSON.parse(await readFile(join(cwd, 'out/gaps.json'), 'utf8')) as GapReport;
  expect(report.controls).toHaveLength(93);
  expect(new Set(report.sources.map(({ scope }) => scope.system))).toEqual(new Set(['aws', 'github']));
  const statuses = new Set(report.controls.map(({ status }) => status));
  for (const status of ['partial', 'gap', 'missing']) expect(statuses).toContain(status);
  expect(await readFile(join(cwd, 'out/report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
});

it('ends in order when it is interrupted, leaving no workspace behind', async () => {
  const { child, ended } = start(['start', '--out', 'stopped'], { cwd });
  await new Promise((done) => setTimeout(done, 1_500));
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  expect(await readdir(join(cwd, 'stopped'))).toEqual([]);
});

it.each(['SIGTERM', 'SIGINT'] as const)('serves the sandbox until %s, and that is a good end', async (signal) => {
  const { child, ended } = start(['sandbox', '--format', 'json', '--repos', '2'], { cwd });
  await new Promise((done) => child.stdout?.once('data', done));
  child.kill(signal);
  const { code, stdout, stderr } = await ended;
  expect([code, stderr]).toEqual([0, '']);
  const [first = ''] = stdout.split('\n');
  expect(Object.keys(JSON.parse(first) as object)).toEqual(['github', 'aws']);
});

/** What an idle machine needs to start Node and do nothing, milliseconds: a busy one gets its budget stretched by as much. */
const BARE_NODE_MS = 40;

it('runs from its sources, and starts within 400 ms when they are built', () => {
  const launch = join(root, 'collectors/cli/launch.ts');
  const least = (argv: readonly string[]) =>
    Math.min(
      ...Array.from({ length: 6 }, () => {
        const began = performance.now();
        execFileSync(node, argv, { cwd, encoding: 'utf8' });
        return performance.now() - began;
      }),
    );
  const text = execFileSync(node, [launch, 'list', 'collectors', '--format', 'json'], { cwd, encoding: 'utf8' });
  expect(JSON.parse(text)).toBeInstanceOf(Array);
  const busy = Math.max(1, least(['-e', '0']) / BARE_NODE_MS);
  expect(least([launch, 'list', 'collectors', '--format', 'json'])).toBeLessThan(400 * busy);
});

it('helps with every command: examples and exit codes', async () => {
  const { stdout } = await run(['--help'], { cwd });
  const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? '');
  expect(names).toEqual(expect.arrayContaining(['collect', 'doctor', 'gaps', 'list', 'sandbox', 'show', 'start']));
  for (const command of [
    ['gaps'],
    ['show'],
    ['collect', 'github'],
    ['collect', 'aws'],
    ['doctor', 'aws'],
    ['list', 'checks'],
    ['sandbox'],
    ['start'],
  ]) {
    const help = (await run([...command, '--help'], { cwd })).stdout;
    expect(help).toContain('Examples:\n  $ ');
    expect(help).toContain('130  interrupted');
  }
});

it('ends quietly when nobody reads on', () => {
  const text = execFileSync('sh', ['-c', `"${node}" "${annexa}" list checks --format json | head -1`], {
    cwd,
    encoding: 'utf8',
  });
  expect(text).toBe('[\n');
});
