import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AwsSandbox, createAwsSandbox } from '../../collectors/cli/sandbox/aws/index.ts';
import { createGitHubSandbox, type GitHubSandbox } from '../../collectors/cli/sandbox/github/index.ts';

export interface Systems {
  readonly github: GitHubSandbox;
  readonly aws: AwsSandbox;
  readonly origin: string;
  /** Milliseconds that every answer is held back, to be able to do something while it is under way. */
  hold: number;
  close(): Promise<void>;
}

/** A GitHub and an AWS on one loopback port, whose faults and requests a test can reach. */
export async function startSystems(
  size: { readonly repos?: number; readonly members?: number; readonly accounts?: number } = {},
): Promise<Systems> {
  const github = createGitHubSandbox({ repos: size.repos ?? 8, members: size.members ?? 8 });
  const aws = createAwsSandbox({ accounts: size.accounts ?? 1 });
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const systems: Systems = {
    github,
    aws,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const system = github.owns(req.url ?? '') ? github : aws;
    system.handle(req, res).catch((cause: unknown) => {
      console.error('sandbox', req.method, req.url, cause);
      res.writeHead(500).end();
    });
  };
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (systems.hold === 0) answer(req, res);
    else setTimeout(() => answer(req, res), systems.hold);
  });
  return systems;
}
