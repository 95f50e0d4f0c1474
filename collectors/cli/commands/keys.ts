import type { Command } from 'commander';
import { InputError } from '#shared/errors/input-error.ts';
import type { CliContext } from '../context.ts';
import type { KeyHome } from '../keys/signing-key.ts';
import { instantOption } from '../options.ts';
import type { CommandFile } from '../program.ts';
import { inert } from '../terminal/text.ts';

/** `annexa keys`: the keys of this workspace's log. */
const add: CommandFile = (program, context) => {
  const family = program.command('keys').description('show and change the keys that sign this workspace');
  family
    .command('show', { isDefault: true })
    .description('the keys, and what the log says about them')
    .action(() => show(context));
  family
    .command('policy')
    .description(
      'print a trust policy for whoever verifies your packages; hand it over by another way than the package',
    )
    .option('-o, --out <file>', 'write to a file instead of the terminal')
    .action((options: { readonly out?: string }) => policy(context, options.out));
  rotate(family, context);
  family
    .command('revoke')
    .description('state that signatures of an earlier key count for nothing from a day on')
    .argument('<keyid>', 'id of the key')
    .requiredOption('--since <date>', 'from when on', instantOption('start'))
    .requiredOption('--reason <text>', 'why')
    .action((keyid: string, { since, reason }: { readonly since: string; readonly reason: string }) =>
      withKeys(context, async (home) => {
        const [{ openKeyedWriter }, { keyStatements }] = await Promise.all([
          import('../keys/signing-key.ts'),
          import('#shared/evidence/key-statements.ts'),
        ]);
        const writer = await openKeyedWriter(home);
        if (keyid === writer.signer.keyid) {
          throw new InputError('The key in use cannot revoke itself.', 'Rotate first: annexa keys rotate --reason …');
        }
        const known = (await Array.fromAsync(keyStatements(home.store))).some((told) => told.keyid === keyid);
        if (!known) throw new InputError(`The log knows no key ${keyid}.`, 'annexa keys shows them.');
        await writer.revoke(keyid, since, reason);
        await writer.checkpoint();
        context.say(`annexa: revoked ${keyid} from ${since} on.`);
      }),
    );
  family
    .command('passphrase')
    .description('protect the key file with the passphrase in ANNEXA_NEW_PASSPHRASE; with --none, store it plain')
    .option('--none', 'take the passphrase away')
    .action(({ none = false }: { readonly none?: boolean }) =>
      withKeys(context, async (home) => {
        const { changePassphrase } = await import('../keys/signing-key.ts');
        const wanted = context.env['ANNEXA_NEW_PASSPHRASE'];
        if (!none && !wanted)
          throw new InputError('There is no new passphrase.', 'Set ANNEXA_NEW_PASSPHRASE, or give --none.');
        const writer = await changePassphrase(home, none ? null : (wanted ?? null));
        await writer?.checkpoint();
        const state = none ? 'annexa: the key file is plain now' : 'annexa: the key file is protected now';
        context.say(writer === null ? `${state}.` : `${state}; the log goes on under key ${writer.signer.keyid}.`);
      }),
    );
};

export default add;

function rotate(family: Command, context: CliContext): void {
  family
    .command('rotate')
    .description('hand the log over to a new key')
    .requiredOption('--reason <text>', 'why')
    .action(({ reason }: { readonly reason: string }) =>
      withKeys(context, async (home) => {
        const { rotateKey } = await import('../keys/signing-key.ts');
        const writer = await rotateKey(home, reason);
        await writer.checkpoint();
        context.say(`annexa: the log goes on under key ${writer.signer.keyid}.`);
      }),
    );
}

async function show(context: CliContext): Promise<void> {
  const { keyStatements } = await import('#shared/evidence/key-statements.ts');
  const store = await context.openStore();
  const lines = [`Log ${store.origin}`];
  for await (const told of keyStatements(store)) {
    const day = told.time.slice(0, 10);
    if (told.action === 'revoke') lines.push(`${day}  revoked   ${told.keyid}  since ${told.since}: ${told.reason}`);
    else if (told.action === 'approver')
      lines.push(`${day}  approver  ${told.keyid}  ${told.tier}  ${inert(told.name)}`);
    else lines.push(`${day}  ${told.action === 'enrol' ? 'enrolled' : 'rotated '}  ${told.keyid}  ${told.tier}`);
  }
  await store.close();
  await context.write(`${lines.join('\n')}\n`);
}

async function policy(context: CliContext, out: string | undefined): Promise<void> {
  const [{ keysAfter, keyStatements }, { policyText, trustPolicyOf }] = await Promise.all([
    import('#shared/evidence/key-statements.ts'),
    import('#shared/package/trust-policy.ts'),
  ]);
  const store = await context.openStore();
  const keys = keysAfter(await Array.fromAsync(keyStatements(store)), false);
  await store.close();
  const value = trustPolicyOf(store.origin, keys);
  await context.write(policyText(value), out);
}

async function withKeys(context: CliContext, work: (home: KeyHome) => Promise<void>): Promise<void> {
  await (await context.openStore()).close();
  const store = await context.openWriter();
  try {
    await work({ store, root: store.root, passphrase: context.env['ANNEXA_PASSPHRASE'] || undefined });
  } finally {
    await store.close();
  }
}
