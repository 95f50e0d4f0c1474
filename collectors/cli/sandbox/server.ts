import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '#shared/errors/input-error.ts';
import { codeOf } from '../store/durable.ts';
import { createAwsSandbox } from './aws/index.ts';
import { createGitHubSandbox } from './github/index.ts';

export interface SandboxOptions {
  readonly repos?: number;
  readonly members?: number;
  readonly accounts?: number;
  /** 0 for any that is free. */
  readonly port?: number;
}

/** What a client has to know to use the sandbox like the real systems. */
export interface SandboxAddress {
  readonly github: {
    readonly baseUrl: string;
    readonly org: string;
    readonly tokens: { readonly admin: string; readonly reader: string; readonly none: string };
  };
  readonly aws: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
}

export interface RunningSandbox {
  readonly address: SandboxAddress;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * A GitHub and an AWS on one loopback port: what lies where a GitHub Enterprise Server has its API is
 * GitHub; everything else is AWS, whose services share one address.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { repos, members, accounts, port = 0 } = options;
  const server = createServer();
  await listen(server, port);
  const origin = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const github = createGitHubSandbox({
    ...(repos !== undefined && { repos }),
    ...(members !== undefined && { members }),
  });
  const aws = createAwsSandbox(accounts === undefined ? {} : { accounts });
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const handler = github.owns(req.url ?? '') ? github : aws;
    handler.handle(req, res).catch((cause: unknown) => {
      if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' });
      res.end(`sandbox: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    });
  });
  return {
    address: {
      github: { baseUrl: `${origin}/api/v3`, org: github.org, tokens: github.tokens },
      aws: { endpoint: origin, region: aws.region, accessKeyId: aws.accessKeyId, secretAccessKey: aws.secretAccessKey },
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (cause) => {
      const code = codeOf(cause);
      failed(
        code === 'EADDRINUSE' || code === 'EACCES'
          ? new InputError(
              `Port ${port} cannot be used (${code}).`,
              'Name another with --port, or leave it out to take any that is free.',
            )
          : cause,
      );
    });
    server.listen(port, LOOPBACK, () => done());
  });
}
