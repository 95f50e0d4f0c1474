import { fromBase64, sameBytes, textOf } from '../evidence/bytes.ts';
import { type Checkpoint, openCheckpoint, peekCheckpoint } from '../log/checkpoint.ts';
import { type Hash, verifyConsistency } from '../log/merkle.ts';
import { noteKeyHash, parseNote } from '../log/note.ts';
import { LogTree } from '../log/tree.ts';
import { Fault, type Findings } from './findings.ts';
import * as layout from './layout.ts';
import { type Bag, wholeFile } from './verify-manifest.ts';

/** The log of a package: its signed size and root, and the tree that has this root. */
export interface PackageLog {
  readonly checkpoint: Checkpoint;
  readonly note: string;
  readonly tree: LogTree;
  /** Earlier notes by size, for the time stamps over them. */
  readonly notes: ReadonlyMap<number, string>;
  /** Keys that signed the newest checkpoint and the earlier ones. */
  readonly signers: readonly { readonly path: string; readonly keyid: string; readonly size: number }[];
}

type Keys = ReadonlyMap<string, Uint8Array>;

/** Step 7: the checkpoint is signed, the leaves have its root, and each earlier checkpoint is a beginning of it. */
export async function readLog(bag: Bag, keys: Keys, origin: string, findings: Findings): Promise<PackageLog | null> {
  const newest = await readCheckpoint(bag, layout.CHECKPOINT, keys, origin, findings);
  const leaves = await readLeaves(bag, findings);
  if (newest === null || leaves === null) return null;
  const { checkpoint, note, keyid } = newest;
  const tree = new LogTree(leaves);
  if (leaves.length !== checkpoint.size || !sameBytes(tree.root(), checkpoint.root)) {
    findings.wrong(layout.LEAVES, 'the leaves do not have the root that the checkpoint signs');
    return null;
  }
  const signers = [{ path: layout.CHECKPOINT, keyid, size: checkpoint.size }];
  const notes = new Map([[checkpoint.size, note]]);
  for (const path of bag.payload.keys()) {
    const [, size] = /^data\/log\/history\/(0|[1-9]\d*)$/.exec(path) ?? [];
    if (size === undefined) continue;
    const earlier = await readCheckpoint(bag, path, keys, origin, findings);
    if (earlier === null) continue;
    const at = earlier.checkpoint.size;
    if (at !== Number(size) || at >= checkpoint.size) findings.wrong(path, 'it is for another size than its name says');
    else if (!sameBytes(tree.root(at), earlier.checkpoint.root)) {
      findings.wrong(path, 'the log was forked: it signs other entries for this size');
    } else await checkConsistency(bag, at, earlier.checkpoint, checkpoint, findings);
    signers.push({ path, keyid: earlier.keyid, size: at });
    notes.set(at, earlier.note);
  }
  return { checkpoint, note, tree, notes, signers };
}

async function readCheckpoint(bag: Bag, path: string, keys: Keys, origin: string, findings: Findings) {
  const bytes = await wholeFile(bag.files, path, findings);
  if (bytes === null) return null;
  return findings.guard(path, async () => {
    const note = textOf(bytes);
    const name = peekCheckpoint(note).origin;
    if (name !== origin) throw new Fault(`it is of log ${name}`);
    const lines = parseNote(note).signatures;
    if (lines.length !== 1) throw new Fault('it does not have exactly one signature');
    const signed = [...keys].find(([, publicKey]) =>
      lines.some(({ keyHash }) => sameBytes(keyHash, noteKeyHash({ name, publicKey }))),
    );
    if (signed === undefined) throw new Fault('no key of the package signed it');
    const [keyid, publicKey] = signed;
    return { checkpoint: await openCheckpoint(note, { name, publicKey }), note, keyid };
  });
}

async function checkConsistency(bag: Bag, size: number, from: Checkpoint, to: Checkpoint, findings: Findings) {
  const path = layout.consistencyPath(size);
  const bytes = await wholeFile(bag.files, path, findings);
  const hashes = bytes && (await findings.guard(path, () => hashLines(textOf(bytes))));
  if (hashes && !verifyConsistency(from.size, to.size, hashes, from.root, to.root)) {
    findings.wrong(path, 'it does not prove that the earlier checkpoint is a beginning of the newest');
  }
}

async function readLeaves(bag: Bag, findings: Findings): Promise<Hash[] | null> {
  const bytes = await wholeFile(bag.files, layout.LEAVES, findings);
  return bytes && findings.guard(layout.LEAVES, () => hashLines(textOf(bytes)));
}

function hashLines(text: string): Hash[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Fault('its last line is cut');
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const hash = fromBase64(line);
      if (hash.length !== 32) throw new Fault('a line is not a hash');
      return hash;
    });
}
