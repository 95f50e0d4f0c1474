import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '#collectors/cli/build/build.ts';
import { isStale } from '#collectors/cli/build/freshness.ts';
import type { SandboxAddress } from '#collectors/cli/sandbox/server.ts';

/** The built command line as a child process, the way a person or a pipeline runs it. */
export const root = join(import.meta.dirname, '../..');
export const node = join(root, 'node_modules/.bin/node');
export const annexa = join(root, '.output/cli/annexa.js');

export async function built(): Promise<void> {
  if (isStale(root, annexa)) await buildCli(root);
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Words before the command: a wrapper such as `prlimit`. */
  readonly within?: readonly string[];
  readonly uid?: number;
}

/** Starts `annexa …argv` with no credential of the machine in sight. */
export function start(argv: readonly string[], { cwd, env = {}, within = [], uid }: StartOptions): Started {
  const [command = node, ...rest] = [...within, node, annexa, ...argv];
  const child = spawn(command, rest, {
    cwd,
    ...(uid !== undefined && { uid, gid: uid }),
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: join(cwd, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'no-credentials'),
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return { child, ended };
}

export function run(argv: readonly string[], options: StartOptions): Promise<Ended> {
  return start(argv, options).ended;
}

/** A sandbox in its own process, as `annexa sandbox --format json` serves it. */
export interface Sandbox extends SandboxAddress {
  /** Environment for `collect aws`. */
  readonly awsEnv: Readonly<Record<string, string>>;
  /** Arguments of `collect github`, the token being in $TOKEN. */
  readonly githubArgs: readonly string[];
  /** GET, POST or DELETE on what the sandbox tells tests. */
  control(system: 'github' | 'aws', name: string, method?: string, body?: unknown): Promise<unknown>;
  stop(): Promise<Ended>;
}

export async function startSandbox(cwd: string, ...argv: string[]): Promise<Sandbox> {
  const { child, ended } = start(['sandbox', '--format', 'json', ...argv], { cwd });
  const address = await new Promise<SandboxAddress>((done, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) done(JSON.parse(text.slice(0, text.indexOf('\n'))) as SandboxAddress);
    });
    void ended.then(({ stderr }) => failed(new Error(`the sandbox ended: ${stderr}`)));
  });
  const { github, aws } = address;
  return {
    ...address,
    awsEnv: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
    },
    githubArgs: ['--base-url', github.baseUrl, '--org', github.org, '--token-env', 'TOKEN'],
    async control(system, name, method = 'GET', body) {
      const response = await fetch(`${aws.endpoint}/_sandbox/${system}/${name}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return response.json();
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** For what a test builds on: throws when it did not end well, with what it said. */
export function succeeded(ended: Ended): Ended {
  if (ended.code === 0 && ended.stderr === '') return ended;
  throw new Error(`exit ${ended.code}: ${ended.stderr}`);
}

export async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'annexa-cli-'));
}

export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** One digest for every name and byte below a folder. */
export async function digestOfTree(path: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const name of names) {
    const entry = entries.find(({ parentPath, name: own }) => join(parentPath, own) === name);
    hash.update(name).update('\0');
    if (entry?.isFile()) hash.update(await readFile(name));
  }
  return hash.digest('hex');
}
