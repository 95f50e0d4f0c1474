import type { Sha256 } from '../evidence/record.ts';
import { Fault, type Findings, reasonOf } from './findings.ts';
import type { Hashing } from './hashing.ts';
import type { Held } from './held.ts';
import { inOrder } from './in-order.ts';
import * as layout from './layout.ts';
import type { Bag } from './verify-manifest.ts';

/** Files hashed at one time: enough to keep both cores and the disk busy. */
const WIDTH = 16;

/** A file above this is hashed in pieces. */
const STREAMED = 8 * 1024 * 1024;

/** Step 2: every payload file has the digest that the manifest lists, and a place in the layout. Returns the blobs. */
export async function checkPayload(
  bag: Bag,
  hashing: Hashing,
  held: Held,
  findings: Findings,
  signal: AbortSignal,
): Promise<ReadonlySet<Sha256>> {
  const blobs = new Set<Sha256>();
  const look = async (path: string) => ({ path, why: await refusal(path, bag, hashing, held) });
  for await (const { path, why } of inOrder(bag.payload.keys(), WIDTH, look)) {
    signal.throwIfAborted();
    if (why !== null) findings.wrong(path, why);
    else if (path.startsWith('data/blobs/')) blobs.add(bag.payload.get(path) ?? '');
  }
  return blobs;
}

async function refusal(path: string, bag: Bag, hashing: Hashing, held: Held): Promise<string | null> {
  try {
    const digest = await digestAt(path, bag, hashing, held);
    if (digest !== bag.payload.get(path)) return 'its bytes are not the ones that were signed for';
    if (path.startsWith('data/blobs/')) return path === layout.blobPath(digest) ? null : 'its name is not its digest';
    return hasPlace(path, bag) ? null : 'it has no place in a package';
  } catch (cause) {
    return reasonOf(cause);
  }
}

async function digestAt(path: string, { files }: Bag, hashing: Hashing, held: Held): Promise<Sha256> {
  const entry = files.get(path);
  if (entry === undefined) throw new Fault('it is missing');
  if (entry.size > STREAMED) return hashing.stream(entry.chunks());
  const bytes = await entry.bytes();
  if (path.endsWith(layout.ENVELOPE_END) || path.endsWith(layout.PROOF_END)) held.keep(path, bytes);
  return hashing.whole(bytes);
}

function hasPlace(path: string, { payload }: Bag): boolean {
  if (/^data\/(evidence|statements)\//.test(path)) {
    if (path.endsWith(layout.ENVELOPE_END)) return true;
    const stem = path.slice(0, -layout.PROOF_END.length);
    return path.endsWith(layout.PROOF_END) && payload.has(stem + layout.ENVELOPE_END);
  }
  return (
    layout.isDocument(path) ||
    /^data\/(keys\/[0-9a-f]{64}\.pem|log\/(checkpoint|leaves\.txt|history\/\d+(\.consistency)?))$/.test(path) ||
    path === layout.OMITTED ||
    path === layout.AUTHORITIES ||
    path === layout.POLICY
  );
}
