import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { afterAll } from 'vitest';
import { type AwsSandbox, type AwsSandboxOptions, createAwsSandbox } from '#collectors/cli/sandbox/aws/index.ts';

export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly maxAttempts: number;
}

export interface Running {
  readonly sandbox: AwsSandbox;
  readonly endpoint: string;
  /** What an official client needs to be told; by default the collector's user in the home region, without retries. */
  readonly config: (over?: Partial<ClientConfig>) => ClientConfig;
}

/** Serves a sandbox on a free loopback port until the test file ends. */
export async function serve(options: AwsSandboxOptions = {}): Promise<Running> {
  const sandbox = createAwsSandbox(options);
  const server = createServer((req, res) => void sandbox.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: sandbox.accessKeyId, secretAccessKey: sandbox.secretAccessKey };
  return {
    sandbox,
    endpoint,
    config: (over) => ({ endpoint, region: sandbox.region, credentials, maxAttempts: 1, ...over }),
  };
}

export const everything = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }],
};

/** AWS Config of the sandbox as one who may do everything in an account sees it. */
export async function serveConfig() {
  const { sandbox, config } = await serve();
  const [, , , production, staging, shared] = sandbox.estate.accounts;
  if (!production || !staging || !shared) throw new Error('the estate is smaller than the tests expect');
  const as = (account: string, region = 'eu-central-1') => {
    const credentials = sandbox.addUser({ account, name: 'tester', policies: [everything] });
    return new ConfigServiceClient(config({ region, credentials }));
  };
  return { sandbox, as, production, staging, shared };
}
