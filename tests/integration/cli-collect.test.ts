import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '#collectors/cli/run/run-summary.ts';
import type { GapReport } from '#shared/engine/report.ts';
import {
  built,
  type Ended,
  newFolder,
  removeFolder,
  run,
  type Sandbox,
  start,
  startSandbox,
  succeeded,
} from './cli-harness.ts';

/** The command line end to end: collect from the sandbox, judge, report. */

let home: string;
let sandbox: Sandbox;

beforeAll(async () => {
  await built();
  home = await newFolder();
  sandbox = await startSandbox(home, '--accounts', '2');
});
afterAll(async () => {
  await sandbox.stop();
  await removeFolder(home);
});

async function folder(name: string): Promise<string> {
  const path = join(home, name);
  await mkdir(path, { recursive: true });
  return path;
}

const github = (...more: string[]) => ['collect', 'github', ...sandbox.githubArgs, ...more];
const token = (name: 'admin' | 'reader' | 'none') => ({ TOKEN: sandbox.github.tokens[name] });

async function gaps(cwd: string, ...more: string[]): Promise<GapReport> {
  const ended = await run(['gaps', '--format', 'json', ...more], { cwd });
  expect(ended.stderr).toBe('');
  return JSON.parse(ended.stdout) as GapReport;
}

function summary({ stdout }: Ended): RunSummary {
  return JSON.parse(stdout) as RunSummary;
}

describe('a whole collection', () => {
  let cwd: string;
  let report: GapReport;
  let runs: RunSummary[];

  beforeAll(async () => {
    cwd = await folder('whole');
    const one = await run(github('--format', 'json'), { cwd, env: token('admin') });
    const two = await run(['collect', 'aws', '--regions', sandbox.aws.region, '--format', 'json'], {
      cwd,
      env: sandbox.awsEnv,
    });
    runs = [succeeded(one), succeeded(two)].map(summary);
    report = await gaps(cwd);
  });

  it('ends in one record a step, under the principal that the system named', async () => {
    for (const { steps, failed, principal, system } of runs) {
      expect(failed).toEqual([]);
      expect(steps.length).toBeGreaterThan(2);
      expect(new Set(steps.map(({ evidence }) => evidence)).size).toBe(steps.length);
      expect(principal.system).toBe(system);
    }
    const rows = await readFile(join(cwd, '.annexa/rows.jsonl'), 'utf8');
    const evidence = rows.split('\n').filter((line) => line.includes('"collector"'));
    expect(evidence).toHaveLength(runs.reduce((sum, { steps }) => sum + steps.length, 0));
    expect(await readdir(join(cwd, '.annexa/journal'))).toEqual([]);
    expect(await readdir(join(cwd, '.annexa/runs'))).toEqual([]);
    expect((await readdir(join(cwd, '.annexa/checkpoints'))).length).toBeGreaterThan(0);
  });

  it('is judged into all 93 controls, with the counts that belong to them', () => {
    expect(report.standard).toBe('iso27001-2022');
    expect(report.controls).toHaveLength(93);
    const { counts, controls } = report;
    expect(counts.applicable).toBe(93);
    expect(counts.covered).toBe(controls.filter(({ evidence }) => evidence > 0).length);
    expect(counts.conforming).toBe(controls.filter(({ status }) => status === 'conforming').length);
    expect(counts.covered).toBeGreaterThan(counts.conforming);
    expect(controls.some(({ status }) => status === 'gap')).toBe(true);
    expect(controls.filter(({ status, inspected }) => status === 'conforming' && inspected === 0)).toEqual([]);
  });

  it('reads as a table, a page, a register and in other editions', async () => {
    const table = await run(['gaps'], { cwd });
    expect(table.stdout).toMatch(/^ISO\/IEC 27001:2022/);
    expect(table.stdout).not.toContain('\u001b');
    expect((await run(['gaps', '--format', 'html'], { cwd })).stdout).toMatch(/^<!doctype html>/i);
    expect((await run(['gaps', '--format', 'csv'], { cwd })).stdout).toContain('A.8.34');
    for (const standard of ['iso27001-2013', 'iso27001-2005', 'areas']) {
      expect((await gaps(cwd, '--standard', standard)).standard).toBe(standard);
    }
  });

  it('shows a control with its subjects, evidence and remedy', async () => {
    const worst = report.controls.find(({ status, failed }) => status === 'gap' && failed > 0);
    const { stdout, code } = await run(['show', worst?.id ?? ''], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(worst?.title);
    expect(stdout).toContain('◆ fails');
    expect(stdout).toContain('Fix: ');
    expect(stdout).toContain(worst?.records[0]);
    const json = await run(['show', (worst?.id ?? '').toLowerCase(), '--format', 'json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ id: worst?.id, status: 'gap' });
  });

  it('fails a pipeline at a severity, and not above what fails', async () => {
    const severities = report.controls.flatMap(({ checks }) =>
      checks.filter(({ tally }) => tally.failed > 0).map(({ severity }) => severity),
    );
    const { code, stderr } = await run(['gaps', '--fail-on', 'low'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^annexa: \d+ checks? fails? at low or above: [\w/-]+/);
    const critical = await run(['gaps', '--fail-on', 'critical'], { cwd });
    expect(critical.code).toBe(severities.includes('critical') ? 1 : 0);
  });

  it('knows nothing as of a day before it was collected, and calls it stale long after', async () => {
    const before = await gaps(cwd, '--as-of', '2020-01-01');
    expect(before.counts).toMatchObject({ covered: 0, current: 0, conforming: 0 });
    expect(before.sources).toEqual([]);
    const year = new Date().getUTCFullYear() + 3;
    const after = await gaps(cwd, '--as-of', `${year}-01-01`);
    expect(after.counts.current).toBe(0);
    expect(after.counts.covered).toBe(report.counts.covered);
    expect(after.controls.some(({ status }) => status === 'conforming' || status === 'gap')).toBe(false);
    expect(after.controls.some(({ status }) => status === 'stale')).toBe(true);
  });

  it('writes the result to a file with --out', async () => {
    const { stdout } = await run(['gaps', '--format', 'json', '--out', 'gaps.json'], { cwd });
    expect(stdout).toBe('');
    expect((JSON.parse(await readFile(join(cwd, 'gaps.json'), 'utf8')) as GapReport).controls).toHaveLength(93);
  });

  it('collects again as further evidence, asking conditionally', async () => {
    const only = ['--only', 'github/organization', '--format', 'json'];
    const again = await run(github(...only), { cwd, env: token('admin') });
    expect(again.code).toBe(0);
    const [step] = summary(again).steps;
    expect(summary(again).run).not.toBe(runs[0]?.run);
    const later = await gaps(cwd);
    const newest = later.sources.find(({ collector }) => collector === 'github/organization');
    expect(newest?.evidence).toBe(step?.evidence);
    expect(runs[0]?.steps.map(({ evidence }) => evidence)).not.toContain(step?.evidence);
    expect(later.controls.map(({ status }) => status)).toEqual(report.controls.map(({ status }) => status));
  });

  it('keeps no token in the workspace', async () => {
    const files = await readdir(join(cwd, '.annexa'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      expect(bytes.includes(sandbox.github.tokens.admin)).toBe(false);
      expect(bytes.includes(sandbox.aws.secretAccessKey)).toBe(false);
    }
  });
});

describe('a token that may read nothing', () => {
  it('leaves every affected control not assessed, with the permission named', async () => {
    const cwd = await folder('none');
    const { code, stdout } = await run(github('--format', 'json'), { cwd, env: token('none') });
    expect(code).toBe(0);
    expect(summary({ stdout } as Ended).steps.every(({ complete }) => !complete)).toBe(true);
    const { controls } = await gaps(cwd);
    const affected = controls.filter(({ checks }) => checks.length > 0);
    expect(affected.length).toBeGreaterThan(10);
    expect(new Set(affected.map(({ status }) => status))).toEqual(new Set(['not-assessed']));
    expect(controls.some(({ status }) => status === 'conforming' || status === 'gap')).toBe(false);
    for (const { missing, reasons } of affected) {
      expect(missing.length).toBeGreaterThan(0);
      expect(reasons.join(' ')).toContain(missing[0]);
    }
  });

  it('is told so by doctor beforehand, and writes nothing', async () => {
    const cwd = await folder('doctor');
    const args = ['doctor', 'github', ...sandbox.githubArgs, '--format', 'json'];
    const verdicts = async (name: 'admin' | 'none') => {
      const { stdout, code } = await run(args, { cwd, env: token(name) });
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { permissions: { verdict: string; permission: string }[] }).permissions;
    };
    const none = await verdicts('none');
    expect(none.some(({ verdict }) => verdict === 'refused')).toBe(true);
    expect(none.some(({ verdict }) => verdict === 'granted')).toBe(false);
    expect((await verdicts('admin')).filter(({ verdict }) => verdict === 'granted').length).toBeGreaterThan(3);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe('a run that is ended', () => {
  /** Enough steps to be ended between two of them. */
  const some = [
    '--only',
    'github/organization,github/members,github/pull-requests,github/repositories',
    '--format',
    'json',
  ];

  /** Starts a collection that GitHub answers slowly, and waits until it has stored a few answers. */
  async function underWay(cwd: string, milliseconds = 40) {
    await sandbox.control('github', 'requests', 'DELETE');
    await sandbox.control('github', 'faults', 'DELETE');
    await sandbox.control('github', 'faults', 'POST', { fault: 'slow', match: {}, times: 10_000, milliseconds });
    const running = start(github(...some), { cwd, env: token('admin') });
    const journal = join(cwd, '.annexa/journal');
    for (;;) {
      const [file] = await readdir(journal).catch(() => []);
      const size = file === undefined ? 0 : ((await stat(join(journal, file)).catch(() => null))?.size ?? 0);
      if (size > 3_000) return running;
      if (running.child.exitCode !== null) throw new Error('it ended before it could be ended');
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** GET requests that the journals of the workspace hold an answer to. */
  async function journaled(cwd: string): Promise<string[]> {
    const journal = join(cwd, '.annexa/journal');
    const texts = await Promise.all((await readdir(journal)).map((file) => readFile(join(journal, file), 'utf8')));
    return texts
      .flatMap((text) => text.split('\n').filter((line) => line.endsWith('}')))
      .map((line) => JSON.parse(line) as { method: string; url: string; status: number })
      .filter(({ method, status }) => method === 'GET' && status === 200)
      .map(({ method, url }) => `${method} ${url.replace(sandbox.github.baseUrl, '')}`)
      .filter((question) => question !== `GET /orgs/${sandbox.github.org}`);
  }

  async function finished(cwd: string): Promise<void> {
    await sandbox.control('github', 'faults', 'DELETE');
    const { code, stdout, stderr } = await run(github(...some), { cwd, env: token('admin') });
    expect(stderr).toMatch(/continuing the run that was interrupted/);
    expect(code).toBe(0);
    const { steps, run: id } = summary({ stdout } as Ended);
    const rows = (await readFile(join(cwd, '.annexa/rows.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line.includes(id));
    expect(rows).toHaveLength(steps.length);
    expect(new Set(steps.map(({ collector }) => collector)).size).toBe(steps.length);
    expect(await readdir(join(cwd, '.annexa/journal'))).toEqual([]);
  }

  it('by kill -9 goes on where it was, with nothing lost or doubled', async () => {
    const cwd = await folder('killed');
    const { child, ended } = await underWay(cwd);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    const answered = await journaled(cwd);
    expect(answered.length).toBeGreaterThan(0);
    await finished(cwd);
    const { entries } = (await sandbox.control('github', 'requests?entries')) as {
      entries: { method: string; path: string }[];
    };
    // Who we are is asked before every run; what a step had an answer to is not asked twice.
    const asked = entries.map(({ method, path }) => `${method} ${path.replace('/api/v3', '')}`);
    const twice = answered.filter((question) => asked.filter((other) => other === question).length !== 1);
    expect(twice).toEqual([]);
  });

  it('by Ctrl-C says so, exits with 130, gives the workspace free and goes on next time', async () => {
    const cwd = await folder('interrupted');
    const { child, ended } = await underWay(cwd);
    child.kill('SIGINT');
    const { code, stderr, stdout } = await ended;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^annexa: stopped after \d+ of \d+ steps\..*goes on from here\.\n$/);
    expect((await readdir(join(cwd, '.annexa'))).includes('lock')).toBe(false);
    await finished(cwd);
  });

  it('makes a second one wait for its turn and say so', async () => {
    const cwd = await folder('two');
    const first = await underWay(cwd, 400);
    const second = start(github('--format', 'json', '--only', 'github/members'), { cwd, env: token('admin') });
    const [one, two] = await Promise.all([first.ended, second.ended]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(two.stderr).toMatch(/another run \(process \d+\) is writing to this workspace; waiting/);
    await rm(cwd, { recursive: true });
  });
});
