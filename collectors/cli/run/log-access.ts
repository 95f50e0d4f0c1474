import type { EvidenceStore } from '#shared/evidence/store.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { CliContext } from '../context.ts';

/** Reads a workspace. Throws an InputError when there is none. */
export async function reading<T>(context: CliContext, work: (store: EvidenceStore) => Promise<T>): Promise<T> {
  const store = await context.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Has statements made in a workspace that is there, and signs a checkpoint over them. */
export async function stating(context: CliContext, work: (writer: EvidenceWriter) => Promise<unknown>): Promise<void> {
  const { openEvidenceWriter } = await import('./evidence-writer.ts');
  // A workspace that is not there is an error here, where a writer would make one.
  await (await context.openStore()).close();
  const store = await context.openWriter();
  try {
    const writer = await openEvidenceWriter(context, store);
    await work(writer);
    await writer.checkpoint();
  } finally {
    await store.close();
  }
}
