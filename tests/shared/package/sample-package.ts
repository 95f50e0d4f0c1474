import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { generateSigner, type Signer } from '#shared/evidence/signer.ts';
import { subjectsOf } from '#shared/evidence/statement.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { memoryFiles } from '#shared/package/memory-files.ts';
import { type PackageInput, packageFiles } from '#shared/package/package-writer.ts';
import { EVERYTHING } from '#shared/package/selection.ts';
import type { Verdict } from '#shared/package/verdict.ts';
import { type VerifyOptions, verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { type PackageFile, type PiecedFile, zipStream } from '#shared/package/zip-writer.ts';
import { MemoryStore } from '../evidence/memory-store.ts';
import { sampleEvidence } from '../evidence/sample-evidence.ts';

export const NOW = Date.UTC(2026, 5, 1);
export const signal = new AbortController().signal;
const bytes = (text: string) => new TextEncoder().encode(text);

export interface SampleLog {
  readonly store: MemoryStore;
  readonly signer: Signer;
  readonly writer: EvidenceWriter;
}

/** A log with its key enrolled and `records` pieces of evidence, of one artifact each. */
export async function sampleLog(
  records: number,
  body?: (at: number) => Uint8Array,
  from = Date.UTC(2026, 0, 1),
): Promise<SampleLog> {
  const store = new MemoryStore();
  const { signer } = await generateSigner();
  const writer = new EvidenceWriter(store, signer, () => Date.UTC(2026, 0, 1));
  await writer.enrol();
  for (let at = 0; at < records; at++) {
    const options = { at: from + at * 1000, tenant: at % 2 ? 'acme' : 'globex' };
    const evidence = await sampleEvidence(store, body ? { ...options, body: body(at) } : options);
    await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
    if (at === 1) await writer.checkpoint();
  }
  return { store, signer, writer };
}

const inPieces = (...pieces: readonly string[]) =>
  async function* () {
    for (const piece of pieces) yield bytes(piece);
  };

export function inputOf(writer: EvidenceWriter, changes: Partial<PackageInput> = {}): PackageInput {
  return {
    writer,
    selection: EVERYTHING,
    time: '2026-02-01T00:00:00.000Z',
    generator: 'annexa test',
    documents: new Map<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>([
      ['data/index.html', bytes('<!doctype html><title>Report</title>')],
      ['data/registers/soa.csv', inPieces('control,', 'status\n')],
    ]),
    verifyPage: bytes('<!doctype html><title>Verify</title>'),
    signal,
    ...changes,
  };
}

export async function filesOf(input: PackageInput): Promise<PackageFile[]> {
  const files: PackageFile[] = [];
  for await (const file of packageFiles(input)) files.push(await held(file));
  return files;
}

/** A file with all of its bytes. */
export async function held(file: PackageFile | PiecedFile): Promise<PackageFile> {
  if ('bytes' in file) return file;
  return { path: file.path, bytes: new Uint8Array(Buffer.concat(await Array.fromAsync(file.pieces()))) };
}

export async function zipOf(input: PackageInput): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(zipStream('bag', packageFiles(input)) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
}

export async function verifyZip(zip: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<Verdict> {
  return verifyPackage(await readZip(memoryAccess(zip)), { now: NOW, signal, ...options });
}

export async function verifyFiles(
  files: readonly PackageFile[],
  options: Partial<VerifyOptions> = {},
): Promise<Verdict> {
  return verifyPackage(memoryFiles(files), { now: NOW, signal, ...options });
}
