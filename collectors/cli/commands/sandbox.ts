import { once } from 'node:events';
import { InvalidArgumentError } from 'commander';
import { withExamples } from '../options.ts';
import type { CommandFile } from '../program.ts';
import type { SandboxAddress, SandboxOptions } from '../sandbox/server.ts';

/** `annexa sandbox`: a sample organisation on loopback, until it is ended. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('sandbox')
    .description('serve a sample GitHub organisation and AWS organization on this machine, with no credentials')
    .option('--repos <n>', 'repositories', countOption)
    .option('--members <n>', 'members of the organisation', countOption)
    .option('--accounts <n>', 'AWS accounts', countOption)
    .option('--port <port>', 'port on 127.0.0.1 (default: one that is free)', portOption)
    .option('-f, --format <format>', 'text or json; json prints one line for a script', formatOption, 'text');
  withExamples(command, [
    ['annexa sandbox', 'prints how to collect from it'],
    ['annexa sandbox --repos 500 --members 200 --format json', 'a larger one, for a script'],
  ]).action(async ({ format, ...options }: SandboxOptions & { readonly format: string }) => {
    const { startSandbox } = await import('../sandbox/server.ts');
    const sandbox = await startSandbox(options);
    await context.write(format === 'json' ? `${JSON.stringify(sandbox.address)}\n` : howTo(sandbox.address));
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await sandbox.close();
  });
};

export default add;

function howTo({ github, aws }: SandboxAddress): string {
  return `A sample organisation is served until Ctrl-C.

GitHub  ${github.baseUrl}  organisation ${github.org}
  GITHUB_TOKEN=${github.tokens.admin} annexa collect github --org ${github.org} --base-url ${github.baseUrl}
  tokens with fewer rights: ${github.tokens.reader} (reads some), ${github.tokens.none} (reads nothing)

AWS     ${aws.endpoint}  region ${aws.region}
  AWS_ENDPOINT_URL=${aws.endpoint} AWS_REGION=${aws.region} AWS_ACCESS_KEY_ID=${aws.accessKeyId} AWS_SECRET_ACCESS_KEY=${aws.secretAccessKey} annexa collect aws
`;
}

function countOption(text: string): number {
  const count = Number(text);
  if (!/^\d{1,6}$/.test(text) || count < 1) throw new InvalidArgumentError('It is a number from 1 to 999999.');
  return count;
}

function portOption(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return Number(text);
}

function formatOption(text: string): string {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('Use text or json.');
  return text;
}
