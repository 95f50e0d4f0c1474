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
  succeeded,
} from './cli-harness.ts';
import { selfSigned } from './self-signed-server.ts';

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
  succeeded(await run(['collect', 'github', ...sandbox.githubArgs, '--only', 'settings'], { cwd: filled, env }));
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

/** Runs what has to be refused: exit code 2, nothing on stdout, nothing changed below `cwd`. Returns the one line on stderr. */
async function refusal(argv: readonly string[], options: Partial<StartOptions> = {}): Promise<string> {
  const before = await digestOfTree(cwd);
  const { code, stdout, stderr } = await run(argv, { cwd, ...options });
  expect(stderr).toMatch(/^annexa: [^\n]{20,}\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await digestOfTree(cwd)).toBe(before);
  return stderr;
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
    expect(await refusal(argv)).toMatch(says);
  });

  it('an unknown collector', async () => {
    expect(
      await refusal(['collect', 'github', ...sandbox.githubArgs, '--only', 'nothing'], {
        env: { TOKEN: sandbox.github.tokens.admin },
      }),
    ).toMatch(/"nothing" is no collector.*Use one of:/);
  });

  it('a port that is taken', async () => {
    const port = new URL(sandbox.aws.endpoint).port;
    expect(await refusal(['sandbox', '--port', port])).toMatch(/Port \d+ cannot be used \(EADDRINUSE\)/);
  });
});

describe('credentials', () => {
  const github = (...more: string[]) => ['collect', 'github', '--org', 'acme', ...more];

  it('no token', async () => {
    expect(await refusal(github())).toMatch(/GITHUB_TOKEN and GH_TOKEN are not set/);
  });
  it('an empty token', async () => {
    expect(await refusal(github('--token-env', 'T'), { env: { T: '  ' } })).toMatch(/T is not set/);
  });
  it('a token where a variable belongs is not repeated', async () => {
    expect(await refusal(github('--token-env', 'ghp-secret-0123456789'))).toMatch(
      /not the name of an environment variable/,
    );
    const { stderr } = await run(github('--token-env', 'ghp-secret-0123456789'), { cwd });
    expect(stderr).not.toContain('secret');
  });
  it('a malformed token', async () => {
    expect(await refusal(github(), { env: { GITHUB_TOKEN: 'hunter2' } })).toMatch(/shape of a GitHub token/);
  });
  it('an address without TLS', async () => {
    expect(
      await refusal(github('--base-url', 'http://ghes.example.test/api/v3'), { env: { GITHUB_TOKEN: TOKEN } }),
    ).toMatch(/not https/);
  });
  it('a token that GitHub does not know', async () => {
    expect(await refusal(['collect', 'github', ...sandbox.githubArgs], { env: { TOKEN } })).toMatch(
      /GitHub.*(token|401)/i,
    );
  });

  it('no AWS credentials', async () => {
    expect(await refusal(['collect', 'aws'])).toMatch(/No usable AWS credentials.*aws sso login/);
  });
  it('a profile that does not exist', async () => {
    expect(await refusal(['collect', 'aws', '--profile', 'nobody'])).toMatch(
      /No usable AWS credentials in profile "nobody"/,
    );
  });
  it('AWS keys that are unknown', async () => {
    expect(
      await refusal(['collect', 'aws'], {
        env: { ...sandbox.awsEnv, AWS_ACCESS_KEY_ID: 'AKIAAAAAAAAAAAAAAAAA' },
      }),
    ).toMatch(/AWS does not know these keys/);
  });
  it('an AWS secret that is wrong', async () => {
    expect(
      await refusal(['collect', 'aws'], {
        env: { ...sandbox.awsEnv, AWS_SECRET_ACCESS_KEY: 'wrong' },
      }),
    ).toMatch(/AWS does not know these keys \(SignatureDoesNotMatch\)/);
  });
  it('a region that cannot be', async () => {
    expect(
      await refusal(['collect', 'aws', '--regions', 'europe'], {
        env: sandbox.awsEnv,
      }),
    ).toMatch(/"europe" is not the name of an AWS region/);
  });
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

  it('a host that does not exist', async () => {
    expect(await refusal(at('https://ghes.invalid/api/v3'), { env })).toMatch(/host ghes\.invalid is not known/);
  });
  it('a host that refuses', async () => {
    expect(await refusal(at(`http://127.0.0.1:${closed}/api/v3`), { env })).toMatch(
      /Nothing answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
    );
  });
  it('a host that does not speak TLS', async () => {
    expect(await refusal(at(`https://127.0.0.1:${port}/api/v3`), { env })).toMatch(
      /TLS connection to 127\.0\.0\.1:\d+ cannot be trusted.*NODE_EXTRA_CA_CERTS/,
    );
  });
  it('a host with a certificate that nobody vouches for', async () => {
    const { server, port: secure } = await selfSigned();
    expect(await refusal(at(`https://localhost:${secure}/api/v3`), { env })).toMatch(
      /TLS connection to localhost:\d+ cannot be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).*NODE_EXTRA_CA_CERTS/,
    );
    server.close();
  });
  it('a host that is no GitHub', async () => {
    expect(await refusal(at(`http://127.0.0.1:${port}/api/v3`), { env })).toMatch(/not JSON/);
  });
  it('an AWS endpoint that refuses', async () => {
    expect(
      await refusal(['collect', 'aws'], {
        env: { ...sandbox.awsEnv, AWS_ENDPOINT_URL: `http://127.0.0.1:${closed}` },
      }),
    ).toMatch(/Nothing answers at 127\.0\.0\.1:\d+/);
  });
});

describe('the workspace', () => {
  const collect = () => ['collect', 'github', ...sandbox.githubArgs];
  const env = () => ({ TOKEN: sandbox.github.tokens.admin });

  it('that does not exist, when it is read', async () => {
    expect(await refusal(['gaps', '--workspace', 'nowhere'])).toMatch(/no workspace in .*nowhere.*--workspace/);
  });

  it('of a newer format', async () => {
    await writeFile(join(cwd, '.annexa/workspace.json'), '{"format":7,"origin":"x"}');
    expect(await refusal(['gaps'])).toMatch(/has format 7.*version of Annexa that wrote it/);
    expect(await refusal(collect(), { env: env() })).toMatch(/has format 7/);
  });

  it('whose log was changed', async () => {
    const log = join(cwd, '.annexa/log');
    await writeFile(log, (await readFile(log, 'utf8')).replace(/^1 /m, '8 '));
    expect(await refusal(['gaps'])).toMatch(/Line 2 of .*log is not the entry that belongs there/);
    expect(await refusal(collect(), { env: env() })).toMatch(/Line 2 of/);
  });

  it('that lost an answer to damage', async () => {
    const index = await readFile(join(cwd, '.annexa/rows.jsonl'), 'utf8');
    const digest = /"([0-9a-f]{64})",\{/.exec(index)?.[1] ?? '';
    await writeFile(join(cwd, '.annexa/envelopes', digest.slice(0, 2), digest), '{}');
    expect(await refusal(['gaps'])).toMatch(/does not hold the bytes its name says/);
  });

  it('below a file', async () => {
    await writeFile(join(cwd, 'file'), '');
    expect(await refusal([...collect(), '--workspace', 'file/x'], { env: env() })).toMatch(/part of it is a file/);
  });

  it('that this user may not read or write', async () => {
    await chmod(home, 0o755);
    await chmod(join(cwd, '.annexa'), 0o700);
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    if (!('uid' in uid)) await chmod(join(cwd, '.annexa'), 0);
    expect(await refusal(['gaps'], uid)).toMatch(/may not read .*\.annexa/);
    expect(await refusal(collect(), { env: env(), ...uid })).toMatch(/may not (read|write) .*\.annexa/);
    await chmod(join(cwd, '.annexa'), 0o700);
  });

  it('on a disk that takes no more', async () => {
    expect(await refusal(collect(), { env: env(), within: ['prlimit', '--fsize=64'] })).toMatch(
      /size limit.*ulimit -f/,
    );
    await rm(join(cwd, '.annexa'), { recursive: true });
    expect(await refusal(collect(), { env: env(), within: ['prlimit', '--fsize=16'] })).toMatch(
      /size limit.*ulimit -f/,
    );
  });
});
