import { userInfo } from 'node:os';
import type { CommandFile } from '../program.ts';
import { stating } from '../run/log-access.ts';

/** `annexa remove`: takes an artifact away for good, and leaves a signed note that and why. */
const add: CommandFile = (program, context) => {
  program
    .command('remove')
    .description('delete an artifact (a leaked secret, personal data) under a signed tombstone')
    .argument('<digest>', 'SHA-256 of the artifact')
    .requiredOption('--reason <text>', 'why it is removed; everyone who gets a package reads it')
    .action(async (digest: string, { reason }: { readonly reason: string }) => {
      const { removeBlob } = await import('#shared/evidence/removal.ts');
      const time = new Date().toISOString();
      await stating(context, (writer) =>
        removeBlob(writer, { digest: digest.toLowerCase(), by: userInfo().username, reason, time }),
      );
      context.say(
        `annexa: removed ${digest}. Its digest and your reason stay in the log; packages made before still hold it.`,
      );
    });
};

export default add;
