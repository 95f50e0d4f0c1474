import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  built,
  digestOfTree,
  newFolder,
  removeFolder,
  run,
  type Sandbox,
  startSandbox,
  type StartOptions,
} from './cli-harness.ts';

/** Every kind of bad input: one clear line, exit code 2, and a workspace that is as it was. */

const TOKEN = `github_pat_${'a'.repeat(40)}`;
let home: string;
let filled: string;
let sandbox: Sandbox;
let cwd: string;

beforeAll(async () => {
  await built();
  home = await newFolder();
  filled = join(home, 'filled');
  await mkdir(filled);
  sandbox = await startSandbox(home, '--repos', '3', '--members', '3', '--accounts', '1');
  const env = { TOKEN: sandbox.github.tokens.admin };
  const ended = await run(['collect', 'github', ...sandbox.githubArgs], { cwd: filled, env });
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
});
afterAll(async () => {
  await sandbox.stop();
  await removeFolder(home);
});
beforeEach(async () => {
  cwd = join(home, 'cwd');
  await cp(filled, cwd, { recursive: true });
});
afterEach(() => removeFolder(cwd));

/** Runs it, and expects one line on stderr that matches, exit code 2, and nothing changed below `cwd`. */
async function refused(argv: readonly string[], says: RegExp, options: Partial<StartOptions> = {}): Promise<void> {
  const before = await digestOfTree(cwd);
  const { code, stdout, stderr } = await run(argv, { cwd, ...options });
  expect(stderr.trimEnd().split('\n'), stderr).toHaveLength(1);
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/^annexa: .{20,}\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await digestOfTree(cwd)).toBe(before);
}

describe('what was typed', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /Name a command; annexa --help/],
    ['an unknown command', ['gasp'], /Unknown command 'gasp' \(Did you mean gaps\?\)/],
    ['an unknown provider', ['collect', 'gitbub'], /Unknown command 'gitbub'/],
    ['an unknown option', ['gaps', '--formt', 'json'], /Unknown option '--formt'.*--format/],
    ['an unknown format', ['gaps', '--format', 'yaml'], /yaml.*Allowed choices are table, json, html, csv/],
    ['an unknown edition', ['gaps', '--standard', 'iso9001'], /iso9001.*iso27001-2022/],
    ['a day that does not exist', ['gaps', '--as-of', '2026-02-30'], /Write a day as 2026-03-31/],
    ['an unknown control', ['show', 'A.9.99'], /"A\.9\.99" is no control of ISO\/IEC 27001:2022.*A\.5\.1 to A\.8\.34/],
    ['too many words', ['gaps', 'now'], /Too many arguments/],
    ['no organisation', ['collect', 'github'], /--org/],
    ['a file that cannot be written', ['gaps', '--out', 'no/such/folder/x'], /could not be written \(ENOENT\).*--out/],
    ['a port that cannot be', ['sandbox', '--port', '70000'], /0 to 65535/],
  ])('%s', async (_, argv, says) => {
    await refused(argv, says);
  });

  it('an unknown collector', async () => {
    await refused(
      ['collect', 'github', ...sandbox.githubArgs, '--only', 'nothing'],
      /"nothing" is no collector.*Use one of:/,
      {
        env: { TOKEN: sandbox.github.tokens.admin },
      },
    );
  });

  it('a port that is taken', async () => {
    const port = new URL(sandbox.aws.endpoint).port;
    await refused(['sandbox', '--port', port], /Port \d+ cannot be used \(EADDRINUSE\)/);
  });
});

describe('credentials', () => {
  const github = (...more: string[]) => ['collect', 'github', '--org', 'acme', ...more];

  it('no token', () => refused(github(), /GITHUB_TOKEN and GH_TOKEN are not set/));
  it('an empty token', () => refused(github('--token-env', 'T'), /T is not set/, { env: { T: '  ' } }));
  it('a token where a variable belongs is not repeated', async () => {
    await refused(github('--token-env', 'ghp-secret-0123456789'), /not the name of an environment variable/);
    const { stderr } = await run(github('--token-env', 'ghp-secret-0123456789'), { cwd });
    expect(stderr).not.toContain('secret');
  });
  it('a malformed token', () => refused(github(), /shape of a GitHub token/, { env: { GITHUB_TOKEN: 'hunter2' } }));
  it('an address without TLS', () =>
    refused(github('--base-url', 'http://ghes.example.test/api/v3'), /not https/, { env: { GITHUB_TOKEN: TOKEN } }));
  it('a token that GitHub does not know', () =>
    refused(['collect', 'github', ...sandbox.githubArgs], /GitHub.*(token|401)/i, { env: { TOKEN } }));

  it('no AWS credentials', () => refused(['collect', 'aws'], /No usable AWS credentials.*aws sso login/));
  it('a profile that does not exist', () =>
    refused(['collect', 'aws', '--profile', 'nobody'], /No usable AWS credentials in profile "nobody"/));
  it('AWS keys that are unknown', () =>
    refused(['collect', 'aws'], /AWS does not know these keys/, {
      env: { ...sandbox.awsEnv, AWS_ACCESS_KEY_ID: 'AKIAAAAAAAAAAAAAAAAA' },
    }));
  it('an AWS secret that is wrong', () =>
    refused(['collect', 'aws'], /AWS does not know these keys \(SignatureDoesNotMatch\)/, {
      env: { ...sandbox.awsEnv, AWS_SECRET_ACCESS_KEY: 'wrong' },
    }));
  it('a region that cannot be', () =>
    refused(['collect', 'aws', '--regions', 'europe'], /"europe" is not the name of an AWS region/, {
      env: sandbox.awsEnv,
    }));
});

describe('the network', () => {
  let plain: Server;
  let port: number;
  /** A port that was free a moment ago, and answers nothing. */
  let closed: number;
  beforeAll(async () => {
    plain = createServer((_, res) => res.end('plain'));
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    port = (plain.address() as AddressInfo).port;
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    closed = (other.address() as AddressInfo).port;
    await new Promise((done) => other.close(done));
  });
  afterAll(() => new Promise((done) => plain.close(done)));

  const at = (baseUrl: string) => ['collect', 'github', '--org', 'acme', '--base-url', baseUrl];
  const env = { GITHUB_TOKEN: TOKEN };

  it('a host that does not exist', () =>
    refused(at('https://ghes.invalid/api/v3'), /host ghes\.invalid is not known/, { env }));
  it('a host that refuses', () =>
    refused(at(`http://127.0.0.1:${closed}/api/v3`), /Nothing answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/, { env }));
  it('a host that does not speak TLS', () =>
    refused(
      at(`https://127.0.0.1:${port}/api/v3`),
      /TLS connection to 127\.0\.0\.1:\d+ cannot be trusted.*NODE_EXTRA_CA_CERTS/,
      { env },
    ));
  it('a host that is no GitHub', () => refused(at(`http://127.0.0.1:${port}/api/v3`), /not JSON/, { env }));
  it('an AWS endpoint that refuses', () =>
    refused(['collect', 'aws'], /Nothing answers at 127\.0\.0\.1:\d+/, {
      env: { ...sandbox.awsEnv, AWS_ENDPOINT_URL: `http://127.0.0.1:${closed}` },
    }));
});

describe('the workspace', () => {
  const collect = () => ['collect', 'github', ...sandbox.githubArgs];
  const env = () => ({ TOKEN: sandbox.github.tokens.admin });

  it('that does not exist, when it is read', () =>
    refused(['gaps', '--workspace', 'nowhere'], /no workspace in .*nowhere.*--workspace/));

  it('of a newer format', async () => {
    await writeFile(join(cwd, '.annexa/workspace.json'), '{"format":7,"origin":"x"}');
    await refused(['gaps'], /has format 7.*version of Annexa that wrote it/);
    await refused(collect(), /has format 7/, { env: env() });
  });

  it('whose log was changed', async () => {
    const log = join(cwd, '.annexa/log');
    await writeFile(log, (await readFile(log, 'utf8')).replace(/^1 /m, '8 '));
    await refused(['gaps'], /Line 2 of .*log is not the entry that belongs there/);
    await refused(collect(), /Line 2 of/, { env: env() });
  });

  it('that lost an answer to damage', async () => {
    const index = await readFile(join(cwd, '.annexa/rows.jsonl'), 'utf8');
    const digest = /"([0-9a-f]{64})",\{/.exec(index)?.[1] ?? '';
    await writeFile(join(cwd, '.annexa/envelopes', digest.slice(0, 2), digest), '{}');
    await refused(['gaps'], /does not hold the bytes its name says/);
  });

  it('below a file', async () => {
    await writeFile(join(cwd, 'file'), '');
    await refused([...collect(), '--workspace', 'file/x'], /part of it is a file/, { env: env() });
  });

  it('that this user may not read or write', async () => {
    await chmod(home, 0o755);
    await chmod(join(cwd, '.annexa'), 0o700);
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    if (!('uid' in uid)) await chmod(join(cwd, '.annexa'), 0);
    await refused(['gaps'], /may not read .*\.annexa/, uid);
    await refused(collect(), /may not (read|write) .*\.annexa/, { env: env(), ...uid });
    await chmod(join(cwd, '.annexa'), 0o700);
  });

  it('on a disk that takes no more', async () => {
    await refused(collect(), /size limit.*ulimit -f/, { env: env(), within: ['prlimit', '--fsize=64'] });
    await rm(join(cwd, '.annexa'), { recursive: true });
    await refused(collect(), /size limit.*ulimit -f/, { env: env(), within: ['prlimit', '--fsize=16'] });
  });
});
