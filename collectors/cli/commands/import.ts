import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { InputError } from '#shared/errors/input-error.ts';
import type { CommandFile } from '../program.ts';

/** `annexa import`: takes the evidence of a package over, marked as another log's. */
const add: CommandFile = (program, context) => {
  program
    .command('import')
    .description('verify a package and take its evidence over; it keeps its digests, keys and log')
    .argument('<package>', 'a .zip file or its unpacked folder')
    .option('--trust <policy.json>', 'keys and authorities you trust, got by another way than the package')
    .action(async (path: string, { trust }: { readonly trust?: string }) => {
      const [
        { importPackage },
        { verifyPackage },
        { parseTrustPolicy },
        { openPackage },
        { nodeHashing },
        { nodeSignatures },
        { openEvidenceWriter },
      ] = await Promise.all([
        import('#shared/package/import.ts'),
        import('#shared/package/verify.ts'),
        import('#shared/package/trust-policy.ts'),
        import('../package/open-package.ts'),
        import('../package/node-hashing.ts'),
        import('../package/node-signatures.ts'),
        import('../run/evidence-writer.ts'),
      ]);
      const policy = trust === undefined ? {} : { policy: parseTrustPolicy(await textAt(trust)) };
      const { files, close } = await openPackage(path);
      try {
        const { signal } = context;
        const quickly = { hashing: nodeHashing, signatures: nodeSignatures };
        const verdict = await verifyPackage(files, { ...policy, ...quickly, now: Date.now(), signal });
        if (verdict.outcome === 'failed') {
          throw new InputError(
            `The package ${path} does not verify: ${verdict.broken?.path || 'the package'}: ${verdict.broken?.why ?? ''}.`,
            `See annexa verify ${path}.`,
          );
        }
        const store = await context.openWriter();
        try {
          const writer = await openEvidenceWriter(context, store);
          const reader = `annexa ${ANNEXA_VERSION}`;
          const by = userInfo().username;
          const done = await importPackage({ files, verdict, writer, by, now: Date.now(), reader, signal });
          await writer.checkpoint();
          context.say(
            `annexa: ${verdict.outcome}; took over ${done.added} records of ${done.origin}${done.known > 0 ? `, ${done.known} were here already` : ''}. Hand it on with: annexa export package --imported ${done.package} --out FILE.zip`,
          );
        } finally {
          await store.close();
        }
      } finally {
        await close();
      }
    });
};

export default add;

async function textAt(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError(`The trust policy ${path} cannot be read.`, 'Name the file that the auditee gave you.', {
      cause,
    });
  });
}
