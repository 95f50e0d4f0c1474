import { resolve } from 'node:path';
import type { StandardId } from '#shared/engine/report.ts';
import { InputError } from '#shared/errors/input-error.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { CliContext } from '../context.ts';
import { listOption, withExamples, withReport, instantOption } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface PackageOptions {
  readonly out: string;
  readonly controls?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly organisation?: string;
  readonly imported?: string;
  readonly timestamp?: string;
  readonly timestampRoots?: string;
  readonly standard: StandardId;
  readonly asOf?: string;
}

/** `annexa export package`: evidence that an auditor can check without Annexa. */
const add: CommandFile = (program, context) => {
  const family = program.command('export').description('write evidence for others to read and check');
  const command = family
    .command('package')
    .description('a zip with report, registers, signed evidence and proofs; checked offline, without Annexa')
    .requiredOption('-o, --out <file.zip>', 'where to write it')
    .option('--controls <ids>', 'only evidence for these controls, with commas', listOption)
    .option('--from <date>', 'only evidence effective on that day or later', instantOption('start'))
    .option('--to <date>', 'only evidence effective on that day or earlier', instantOption('end'))
    .option('--organisation <name>', 'whose evidence it is, as text')
    .option('--imported <digest>', 'hand on a package that was imported, byte for byte')
    .option('--timestamp <url>', 'RFC 3161 authority to stamp the log and the package (ANNEXA_TIMESTAMP)')
    .option('--timestamp-roots <file.pem>', 'root certificates that the authority has to chain to');
  withExamples(withReport(command), [
    ['annexa export package --out evidence.zip', 'everything'],
    ['annexa export package --controls A.8.5,A.8.15 --out access.zip', 'for two controls'],
    ['annexa export package --from 2026-01-01 --to 2026-06-30 --out half.zip', 'for a period'],
  ]).action((options: PackageOptions) =>
    options.imported === undefined ? exportPackage(options, context) : handOn(options.imported, options.out, context),
  );
};

export default add;

async function exportPackage(options: PackageOptions, context: CliContext): Promise<void> {
  if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
    throw new InputError('The period ends before it begins.', 'Give --from the earlier day.');
  }
  const [
    { packageFiles },
    { packageName },
    { writePackage },
    { openEvidenceWriter },
    { loadVerifyPage },
    { stampFor },
    { nodeHashing },
    { crc32 },
  ] = await Promise.all([
    import('#shared/package/package-writer.ts'),
    import('#shared/package/layout.ts'),
    import('../package/write-file.ts'),
    import('../run/evidence-writer.ts'),
    import('../package/verify-page.ts'),
    import('../package/stamp-option.ts'),
    import('../package/node-hashing.ts'),
    import('node:zlib'),
  ]);
  // A workspace that is not there is an error here, where a writer would make one.
  await (await context.openStore()).close();
  const stamping = await stampFor(options, context);
  const store = await context.openWriter();
  let report: PackageReport | null = null;
  try {
    const writer = await openEvidenceWriter(context, store);
    report = await reportFor(options, writer, context);
    const { time, documents, touches } = report;
    if (stamping !== null) await stamping.checkpoint(writer);
    const files = packageFiles({
      writer,
      selection: { controls: options.controls ?? null, from: options.from ?? null, to: options.to ?? null, touches },
      time,
      generator: `annexa ${ANNEXA_VERSION}`,
      documents,
      verifyPage: await loadVerifyPage(),
      ...(options.organisation === undefined ? {} : { organisation: options.organisation }),
      ...(stamping === null ? {} : { stamp: stamping.bytes }),
      ...(stamping?.roots ? { authorities: stamping.roots.join('') } : {}),
      now: store.now,
      hashing: nodeHashing,
      crc: crc32,
      signal: context.signal,
    });
    const path = resolve(options.out);
    const size = await writePackage(path, packageName(time), files);
    context.say(`annexa: wrote ${options.out} (${size} bytes). Check it with: annexa verify ${options.out}`);
  } finally {
    report?.close();
    await store.close();
  }
}

type PackageReport = Awaited<ReturnType<typeof reportFor>>;

async function reportFor(options: PackageOptions, { store }: EvidenceWriter, context: CliContext) {
  const [{ reportOf }, { documentsOf, partOf }] = await Promise.all([
    import('../run/report-run.ts'),
    import('#shared/package/report-part.ts'),
  ]);
  const judged = await reportOf(store, options, context.signal);
  try {
    const report = options.controls === undefined ? judged.report : partOf(judged.report, options.controls);
    const records = new Set(report.controls.flatMap(({ records }) => records));
    return {
      time: report.asOf,
      documents: await documentsOf(report, judged.lines, true),
      touches: ({ id }: { readonly id: string }) => records.has(id),
      close: () => judged.close(),
    };
  } catch (cause) {
    judged.close();
    throw cause;
  }
}

async function handOn(digest: string, out: string, context: CliContext): Promise<void> {
  const [{ importedFiles }, { writePackage }] = await Promise.all([
    import('#shared/package/import.ts'),
    import('../package/write-file.ts'),
  ]);
  const store = await context.openStore();
  try {
    const found = await importedFiles(store, digest);
    if (found === null) {
      throw new InputError(`No package ${digest} was imported.`, 'annexa import prints the digest of each.');
    }
    await writePackage(resolve(out), found.root, found.files);
    context.say(`annexa: wrote ${out} as it was imported.`);
  } finally {
    await store.close();
  }
}
