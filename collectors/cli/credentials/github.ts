import { InputError } from '#shared/errors/input-error.ts';
import type { CredentialSource } from './credential-source.ts';

const DEFAULT_VARIABLES = ['GITHUB_TOKEN', 'GH_TOKEN'];

/** A token is read from the environment only: a command line is seen by every process and kept in histories. */
const source: CredentialSource = {
  options: (command) =>
    command
      .requiredOption('--org <login>', 'organisation to read')
      .option(
        '--token-env <variable>',
        'environment variable that holds the token (default: GITHUB_TOKEN, then GH_TOKEN)',
      )
      .option('--base-url <url>', 'GitHub Enterprise Server or another address ("https://github.example.com/api/v3")'),
  async read(options, { env }) {
    const named = typeof options['tokenEnv'] === 'string' ? options['tokenEnv'] : undefined;
    if (named !== undefined && !/^[A-Za-z_]\w*$/.test(named)) {
      throw new InputError(
        'What follows --token-env is not the name of an environment variable.',
        'Put the token into a variable and give its name: --token-env GITHUB_TOKEN.',
      );
    }
    const variables = named === undefined ? DEFAULT_VARIABLES : [named];
    const token = variables.map((name) => env[name]).find((value) => value !== undefined && value.trim() !== '');
    if (token === undefined) {
      throw new InputError(
        `No GitHub token: ${variables.join(' and ')} ${variables.length > 1 ? 'are' : 'is'} not set.`,
        'Set the variable to a token that may read the organisation, or name another with --token-env.',
      );
    }
    const baseUrl = options['baseUrl'] ?? env['GITHUB_API_URL'];
    return { org: options['org'], token, ...(typeof baseUrl === 'string' && { baseUrl }) };
  },
  examples: [
    ['GITHUB_TOKEN=… annexa collect github --org acme', 'everything the token may read'],
    ['annexa collect github --org acme --token-env AUDIT_TOKEN', 'the token from another variable'],
    ['annexa collect github --org acme --base-url https://github.example.com/api/v3', 'GitHub Enterprise Server'],
  ],
};

export default source;
