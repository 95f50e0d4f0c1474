import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '#shared/package/verdict.ts';
import { commandsOf } from '../shared/package/commands-of.ts';
import { bagPython, isValidating } from './bag-validator.ts';
import { built, newFolder, removeFolder, run, type Sandbox, startSandbox, succeeded } from './cli-harness.ts';
import { TimeAuthority } from './time-authority.ts';

/** Export, verification in three ways, import and keys, as a person runs them. */
let home: string;
let work: string;
let sandbox: Sandbox;
let authority: TimeAuthority;
let served: Awaited<ReturnType<TimeAuthority['serve']>>;
let bag: string;

beforeAll(async () => {
  await built();
  home = await newFolder();
  work = join(home, 'work');
  await mkdir(work);
  sandbox = await startSandbox(home, '--repos', '12', '--members', '6');
  authority = new TimeAuthority();
  served = await authority.serve();
  await collect();
  await annexa(
    'export',
    'package',
    '--out',
    'all.zip',
    '--timestamp',
    served.url,
    '--timestamp-roots',
    authority.rootPath(),
  );
  bag = await unpacked('all.zip', 'all');
});
afterAll(async () => {
  await sandbox.stop();
  await served.close();
  authority.close();
  await removeFolder(home);
});

const annexa = (...argv: string[]) => run(argv, { cwd: work });
const collect = () =>
  run(['collect', 'github', ...sandbox.githubArgs], { cwd: work, env: { TOKEN: sandbox.github.tokens.admin } });

async function verdictOf(path: string, ...more: string[]): Promise<{ verdict: Verdict; code: number | null }> {
  const { stdout, code } = await annexa('verify', path, '--format', 'json', ...more);
  return { verdict: JSON.parse(stdout) as Verdict, code };
}

async function unpacked(zip: string, name: string): Promise<string> {
  execFileSync('unzip', ['-q', join(work, zip), '-d', join(home, name)]);
  const [folder = ''] = await readdir(join(home, name));
  return join(home, name, folder);
}

/** The commands that the package's own VERIFY.md gives, run in its folder. */
async function byHand(folder: string) {
  const commands = commandsOf(await readFile(join(folder, 'VERIFY.md'), 'utf8'));
  const { status, stdout, stderr } = spawnSync('bash', ['-c', commands], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('a package', () => {
  test('verifies, as a zip and as a folder, and is time-stamped', async () => {
    for (const path of ['all.zip', bag]) {
      const { verdict, code } = await verdictOf(path);
      expect({ code, outcome: verdict.outcome, problems: verdict.problems }).toEqual({
        code: 0,
        outcome: 'verified-self-asserted',
        problems: [],
      });
      expect(verdict.timestamps).toHaveLength(2);
    }
  });

  test('is verified under the policy of its workspace', async () => {
    await annexa('keys', 'policy', '--out', 'policy.json');
    expect(await verdictOf('all.zip', '--trust', 'policy.json')).toMatchObject({
      code: 0,
      verdict: { outcome: 'verified' },
    });
    const policy = await readFile(join(work, 'policy.json'), 'utf8');
    await writeFile(join(work, 'other.json'), policy.replaceAll(/[0-9a-f]{64}/g, 'a'.repeat(64)));
    expect(await verdictOf('all.zip', '--trust', 'other.json')).toMatchObject({
      code: 2,
      verdict: { outcome: 'failed' },
    });
    await writeFile(join(work, 'none.json'), '{}');
    const bad = await annexa('verify', 'all.zip', '--trust', 'none.json');
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('trust policy is malformed');
  });

  test('is the same bytes for the same moment', async () => {
    for (const name of ['one.zip', 'two.zip'])
      await annexa('export', 'package', '--as-of', '2027-01-01', '--out', name);
    expect(await readFile(join(work, 'one.zip'))).toEqual(await readFile(join(work, 'two.zip')));
  });

  test.runIf(isValidating)('is a zip and a bag to tools that never heard of Annexa', () => {
    execFileSync('unzip', ['-t', '-q', join(work, 'all.zip')]);
    const python = bagPython ?? 'python3';
    const zip = `import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None`;
    execFileSync(python, ['-c', zip, join(work, 'all.zip')]);
    expect(spawnSync(python, ['-m', 'bagit', '--validate', bag], { encoding: 'utf8' })).toMatchObject({ status: 0 });
  });

  test('for one control leaves the rest out and verifies', async () => {
    await annexa('export', 'package', '--controls', 'A.8.5', '--out', 'part.zip');
    const { verdict, code } = await verdictOf('part.zip');
    expect({ code, outcome: verdict.outcome }).toEqual({ code: 0, outcome: 'verified-self-asserted' });
    expect(verdict.omitted.length).toBeGreaterThan(0);
    expect((await byHand(await unpacked('part.zip', 'part'))).stdout).toContain('All checks passed.');
    const unknown = await annexa('export', 'package', '--controls', 'A.99.1', '--out', 'no.zip');
    expect({ code: unknown.code, stderr: unknown.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('A.99.1'),
    });
    await expect(stat(join(work, 'no.zip'))).rejects.toThrow('ENOENT');
  });
});

describe('the commands of VERIFY.md, word for word', () => {
  test('pass on a sound package, time stamps and all', async () => {
    const { status, stdout, stderr } = await byHand(bag);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('All checks passed.');
    expect(stdout.match(/existed on/g)).toHaveLength(2);
  });

  test.each([
    ['an artifact changed', async (folder: string) => change(folder, /^data\/blobs\//)],
    ['a record changed', async (folder: string) => change(folder, /^data\/evidence\/.*dsse/)],
    ['the log changed', async (folder: string) => change(folder, /leaves\.txt$/)],
    ['its time stamp changed', async (folder: string) => change(folder, /^package\.tsr$/)],
    ['a file more', async (folder: string) => writeFile(join(folder, 'data/more'), 'x')],
    ['a file less', async (folder: string) => unlink(join(folder, 'data/index.html'))],
    ['an artifact exchanged and every manifest repaired', repair],
  ])('fail with %s', async (name, spoil) => {
    const folder = join(home, name.replaceAll(' ', '-'));
    await cp(bag, folder, { recursive: true });
    await spoil(folder);
    const { status, stdout } = await byHand(folder);
    expect(status).not.toBe(0);
    expect(stdout).toContain('FAILED');
    expect(stdout).not.toContain('All checks passed.');
    expect((await verdictOf(folder)).verdict.outcome).toBe('failed');
  });
});

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

async function change(folder: string, wanted: RegExp): Promise<void> {
  const path = join(folder, (await filesBelow(folder)).find((name) => wanted.test(name)) ?? 'none');
  const bytes = await readFile(path);
  const at = bytes.length >> 1;
  await writeFile(path, bytes.with(at, (bytes[at] ?? 0) ^ 1));
}

/** What somebody can do who has the package and not the key. */
async function repair(folder: string): Promise<void> {
  const script = `
    set -e
    old=$(ls data/blobs/sha256/*/* | head -n 1)
    printf '{"login":"forged"}' > forged
    new=$(sha256sum < forged | cut -c1-64)
    mkdir -p data/blobs/sha256/\${new:0:2}
    rm "$old"
    mv forged data/blobs/sha256/\${new:0:2}/$new
    for list in manifest-sha256.txt tagmanifest-sha256.txt; do
      cut -c67- $list | while read -r path; do
        [ "$path" = "$old" ] && path=data/blobs/sha256/\${new:0:2}/$new
        sha256sum "$path"
      done > list
      mv list $list
    done`;
  execFileSync('bash', ['-c', script], { cwd: folder });
}

describe('taking over and taking away', () => {
  test('evidence reaches another workspace, and comes back byte for byte', async () => {
    const there = await annexa('-w', '../there', 'import', 'all.zip');
    expect({ code: there.code, stderr: there.stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('took over'),
    });
    const [digest = ''] = /[0-9a-f]{64}/.exec(there.stderr) ?? [];
    await annexa('-w', '../there', 'export', 'package', '--imported', digest, '--out', 'again.zip');
    expect(await readFile(join(work, 'again.zip'))).toEqual(await readFile(join(work, 'all.zip')));
    const gaps = succeeded(await annexa('-w', '../there', 'gaps', '--format', 'json'));
    expect(JSON.parse(gaps.stdout)).toMatchObject({ counts: { covered: expect.any(Number) } });
    await writeFile(join(work, 'broken.zip'), (await readFile(join(work, 'all.zip'))).with(5000, 0));
    const broken = await annexa('-w', '../there', 'import', 'broken.zip');
    expect({ code: broken.code, stderr: broken.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not verify'),
    });
  });

  test('a removed artifact is gone, and every verifier says why', async () => {
    await cp(work, join(home, 'removal'), { recursive: true });
    const cwd = join(home, 'removal');
    const { verdict } = await verdictOf('all.zip');
    const bytes = await readFile(join(bag, verdict.records.find(({ id }) => id !== undefined)?.path ?? ''), 'utf8');
    const payload = JSON.parse(
      Buffer.from((JSON.parse(bytes) as { payload: string }).payload, 'base64').toString(),
    ) as {
      subject: { digest: { sha256: string } }[];
    };
    const digest = payload.subject[0]?.digest.sha256 ?? '';
    const done = await run(['remove', digest, '--reason', 'a token leaked'], { cwd });
    expect({ code: done.code, stderr: done.stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('removed'),
    });
    await run(['export', 'package', '--out', 'removed.zip'], { cwd });
    const told = succeeded(await run(['verify', 'removed.zip'], { cwd }));
    expect(told.stdout).toContain('a token leaked');
    execFileSync('unzip', ['-q', join(cwd, 'removed.zip'), '-d', join(home, 'removed')]);
    const [folder = ''] = await readdir(join(home, 'removed'));
    const shell = await byHand(join(home, 'removed', folder));
    expect({ status: shell.status, stdout: shell.stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`${digest} removed by`),
    });
    expect((await run(['remove', digest, '--reason', 'again'], { cwd })).code).toBe(2);
  });
});

describe('keys', () => {
  test('rotate, are revoked, and the log still verifies', async () => {
    const cwd = join(home, 'keys');
    await cp(work, cwd, { recursive: true });
    const [, first = ''] = /enrolled {2}([0-9a-f]{64})/.exec((await run(['keys'], { cwd })).stdout) ?? [];
    expect((await run(['keys', 'rotate', '--reason', 'yearly'], { cwd })).code).toBe(0);
    expect((await run(['keys', 'revoke', first, '--since', '2099-01-01', '--reason', 'yearly'], { cwd })).code).toBe(0);
    const shown = (await run(['keys'], { cwd })).stdout;
    expect(shown).toContain('rotated');
    expect(shown).toContain(`revoked   ${first}`);
    await run(['export', 'package', '--out', 'rotated.zip'], { cwd });
    const { stdout } = succeeded(await run(['verify', 'rotated.zip'], { cwd }));
    expect(stdout).toContain('revoked');
    const [, current = ''] = /rotated {3}([0-9a-f]{64})/.exec(shown) ?? [];
    expect((await run(['keys', 'revoke', current, '--since', '2026-01-01', '--reason', 'x'], { cwd })).code).toBe(2);
  });

  test('are protected by a passphrase, and open with it alone', async () => {
    const cwd = join(home, 'passphrase');
    await cp(work, cwd, { recursive: true });
    const key = join(cwd, '.annexa/keys/signing.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect((await run(['keys', 'passphrase'], { cwd, env: { ANNEXA_NEW_PASSPHRASE: 'correct horse' } })).code).toBe(0);
    expect(await readFile(key, 'utf8')).toContain('"kdf":"pbkdf2-sha256"');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    const out = ['export', 'package', '--out', 'p.zip'];
    const locked = await run(out, { cwd });
    expect({ code: locked.code, stderr: locked.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ANNEXA_PASSPHRASE'),
    });
    expect((await run(out, { cwd, env: { ANNEXA_PASSPHRASE: 'wrong' } })).code).toBe(2);
    expect((await run(out, { cwd, env: { ANNEXA_PASSPHRASE: 'correct horse' } })).code).toBe(0);
    expect(
      (await run(['keys', 'passphrase', '--none'], { cwd, env: { ANNEXA_PASSPHRASE: 'correct horse' } })).code,
    ).toBe(0);
    expect((await run(out, { cwd })).code).toBe(0);
  });

  test('that others can read are refused', async () => {
    const cwd = join(home, 'loose');
    await cp(work, cwd, { recursive: true });
    execFileSync('chmod', ['644', join(cwd, '.annexa/keys/signing.key')]);
    const refused = await run(['export', 'package', '--out', 'p.zip'], { cwd });
    expect({ code: refused.code, stderr: refused.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('chmod 600'),
    });
  });
});
