import { readFile } from 'node:fs/promises';
import { InputError } from '#shared/errors/input-error.ts';
import type { Verdict, VerdictOutcome } from '#shared/package/verdict.ts';
import type { ExitCode } from '../exit-code.ts';
import { withFormat } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface VerifyCommandOptions {
  readonly trust?: string;
  readonly format: 'table' | 'json';
  readonly out?: string;
}

const CODES: Record<VerdictOutcome, ExitCode> = { verified: 0, 'verified-self-asserted': 0, incomplete: 1, failed: 2 };

/** `annexa verify`: whether a package is what was signed. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('verify')
    .description('check a package: signatures, log, artifacts, time stamps')
    .argument('<package>', 'a .zip file or its unpacked folder')
    .option('--trust <policy.json>', 'keys and authorities you trust, got by another way than the package');
  withFormat(command, ['table', 'json'])
    .addHelpText(
      'after',
      `
Exit codes:
  0    verified, or verified-self-asserted: only the package itself vouches for its keys
  1    incomplete: nothing is wrong, and something could not be looked at
  2    failed: something is not what was signed; or the package cannot be opened
  130  interrupted`,
    )
    .action(async (path: string, options: VerifyCommandOptions) => {
      const [{ verifyPackage }, { openPackage }, { nodeHashing }, { nodeSignatures }, { renderVerdict }] =
        await Promise.all([
          import('#shared/package/verify.ts'),
          import('../package/open-package.ts'),
          import('../package/node-hashing.ts'),
          import('../package/node-signatures.ts'),
          import('../render/verdict-text.ts'),
        ]);
      const policy = options.trust === undefined ? {} : { policy: await policyAt(options.trust) };
      const { files, close } = await openPackage(path);
      let verdict: Verdict;
      try {
        const { signal } = context;
        const quickly = { hashing: nodeHashing, signatures: nodeSignatures };
        verdict = await verifyPackage(files, { ...policy, ...quickly, now: Date.now(), signal });
      } finally {
        await close();
      }
      const text =
        options.format === 'json' ? `${JSON.stringify(verdict, null, 2)}\n` : renderVerdict(verdict, context);
      await context.write(text, options.out);
      context.end(CODES[verdict.outcome]);
    });
};

export default add;

async function policyAt(path: string) {
  const { parseTrustPolicy } = await import('#shared/package/trust-policy.ts');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError(`The trust policy ${path} cannot be read.`, 'Name the file that the auditee gave you.', {
      cause,
    });
  });
  return parseTrustPolicy(text);
}
