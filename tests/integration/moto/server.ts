import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Fetch } from '#shared/define.ts';

/**
 * An emulator of AWS that others wrote. `ANNEXA_MOTO` names its server; else it is looked for where CI puts
 * it, and on the PATH.
 */
export const motoServer = [
  process.env['ANNEXA_MOTO'],
  '/opt/moto/bin/moto_server',
  '/opt/annexa-python/bin/moto_server',
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'moto_server')),
]
  .filter((path): path is string => path !== undefined && path !== '')
  .find((path) => existsSync(path));

export const mustRun = process.env['CI'] === 'true';
if (motoServer === undefined && !mustRun)
  console.warn('SKIPPED: moto_server was not found, so AWS was not tested against moto (set ANNEXA_MOTO).');

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
/** moto takes questions about the encryption and the public access block of a bucket for this action. */
export const NAMES_OF_MOTO = ['s3:ListBucket'];

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const ROOT: Keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'root-of-moto' };
/** So many requests are let through before policies are enforced. */
const NEVER = '1000000';

export class Moto {
  readonly endpoint: string;
  readonly #process: ChildProcess;
  readonly #iam: IAMClient;

  private constructor(endpoint: string, child: ChildProcess) {
    this.endpoint = endpoint;
    this.#process = child;
    this.#iam = new IAMClient(this.settings());
  }

  static async start(server: string): Promise<Moto> {
    const port = await freePort();
    const child = spawn(server, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const moto = new Moto(`http://127.0.0.1:${port}`, child);
    for (let tries = 0; tries < 150; tries += 1) {
      if (
        await fetch(`${moto.endpoint}/moto-api/`).then(
          (response) => response.ok,
          () => false,
        )
      )
        return moto;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('moto did not start');
  }

  stop(): void {
    this.#process.kill();
  }

  /** For official clients, as one who may do everything while policies are not enforced. */
  settings() {
    return { region: REGION, endpoint: this.endpoint, credentials: ROOT };
  }

  /** From here on every request needs a policy, and a true signature. moto keeps its state. */
  async enforce(on: boolean): Promise<void> {
    await fetch(`${this.endpoint}/moto-api/reset-auth`, { method: 'POST', body: on ? '0' : NEVER });
  }

  async addUser(name: string, actions: readonly string[]): Promise<Keys> {
    await this.#iam.send(new CreateUserCommand({ UserName: name }));
    await this.#put(name, actions);
    const { AccessKey: key } = await this.#iam.send(new CreateAccessKeyCommand({ UserName: name }));
    return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  }

  async allow(name: string, actions: readonly string[]): Promise<void> {
    await this.enforce(false);
    await this.#iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName: 'own' }));
    await this.#put(name, actions);
    await this.enforce(true);
  }

  async #put(name: string, Action: readonly string[]): Promise<void> {
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    });
    await this.#iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument }));
  }
}

/**
 * Of what it does not implement moto makes a web page or a server error, and official clients repeat such a
 * request; here it is one answer that no service gives.
 */
export const withoutRetries: Fetch = async (input, init) => {
  const response = await fetch(input, init);
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status < 500 && !(isPage && response.status === 404)) return response;
  return Response.json({ __type: 'NotImplementedByMoto', message: 'moto does not answer this' }, { status: 400 });
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
