import { defineProvider } from '#shared/define.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { type GithubConnection, openConnection } from './client/connection.ts';
import { type GithubCredential, parseGithubCredential } from './client/credential.ts';
import { step } from './client/paging.ts';

export default defineProvider<GithubCredential, GithubConnection>({
  title: 'GitHub',
  hosts: ['https://api.github.com/*'],
  parseCredential: parseGithubCredential,
  connect: (credential, options) => openConnection(credential, options),

  async identify(connection) {
    const user = await connection.get('/user');
    const login = step(user.data, ['login']);
    if (user.ok && typeof login === 'string') return { system: 'github', id: login, via: 'GET /user' };
    // An installation of a GitHub App is no user; GraphQL names it, REST refuses.
    const viewer =
      user.status === 403 ? await connection.graphql('Viewer', 'query Viewer { viewer { login } }', {}) : null;
    const app = step(viewer?.data, ['data', 'viewer', 'login']);
    if (typeof app === 'string') return { system: 'github', id: app, via: 'GraphQL viewer' };
    if (user.status === 401) {
      throw new ConnectionError(
        'GitHub does not accept the token: it is wrong, expired or revoked.',
        `Create a new token at ${connection.web}/settings/personal-access-tokens and connect again.`,
      );
    }
    if (user.status === null) {
      throw new ConnectionError(
        `GitHub could not be reached at ${connection.baseUrl}.`,
        'Check the address, the network and, for a server of your own, that its certificate is trusted here.',
      );
    }
    if (user.status === 404) {
      throw new ConnectionError(
        `There is no GitHub API at ${connection.baseUrl}.`,
        'Give the address of the REST API; on a server of your own it ends in /api/v3.',
      );
    }
    throw new ConnectionError(
      user.refusal?.why ?? `GitHub answered ${user.status} to GET /user`,
      user.refusal?.missing === undefined
        ? 'Try again later, or with another token.'
        : `The token needs ${user.refusal.missing}.`,
    );
  },

  scopes: (connection) => Promise.resolve({ tenants: [{ tenant: connection.tenant, regions: [] }], left: [] }),
});
