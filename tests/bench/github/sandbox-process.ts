import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { createGitHubSandbox } from '#collectors/cli/sandbox/github/index.ts';

/** `node sandbox-process.ts <repositories> <members>`: GitHub without limits, until it is ended; prints where it is. */
const [repos, members] = process.argv.slice(2).map(Number);
const limits = { core: 1e7, graphql: 1e7, restPerMinute: 1e7, graphqlPerMinute: 1e7 };
const github = createGitHubSandbox({ limits, ...(repos && { repos }), ...(members && { members }) });
const server = createServer((request, response) => void github.handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = { origin, baseUrl: `${origin}/api/v3`, org: github.org, token: github.tokens.admin };
  process.stdout.write(`${JSON.stringify(address)}\n`);
});
