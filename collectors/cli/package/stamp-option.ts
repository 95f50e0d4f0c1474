import { readFile } from 'node:fs/promises';
import { InputError } from '#shared/errors/input-error.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import { type Authority, stamp, stampCheckpoint } from '#shared/log/timestamp/stamp.ts';
import type { CliContext } from '../context.ts';

export interface Stamping {
  readonly roots: readonly string[] | null;
  readonly checkpoint: (writer: EvidenceWriter) => Promise<unknown>;
  readonly bytes: (bytes: Uint8Array) => Promise<{ query: Uint8Array; reply: Uint8Array }>;
}

/** Time stamping as the options or the environment ask for it; null when they do not. Throws an InputError. */
export async function stampFor(
  options: { readonly timestamp?: string; readonly timestampRoots?: string },
  { env, signal }: CliContext,
): Promise<Stamping | null> {
  const url = options.timestamp ?? env['ANNEXA_TIMESTAMP'];
  if (url === undefined || url === '') return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(`The address ${url} is not one of a time stamp authority.`, 'Give an http or https URL.');
  }
  const file = options.timestampRoots ?? env['ANNEXA_TIMESTAMP_ROOTS'];
  const roots = file ? [await readRoots(file)] : null;
  const authority: Authority = { url, roots, fetch, signal, now: Date.now };
  return {
    roots,
    checkpoint: (writer) => stampCheckpoint(writer, authority),
    bytes: (bytes) => stamp(bytes, authority),
  };
}

async function readRoots(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new InputError(`The file ${file} cannot be read.`, 'Name a file with root certificates in PEM.', { cause });
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new InputError(`The file ${file} holds no certificate.`, 'Name a file with root certificates in PEM.');
  }
  return text;
}
