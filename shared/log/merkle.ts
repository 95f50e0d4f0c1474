import { IntegrityError } from '../errors/integrity-error.ts';
import { concat, sameBytes } from '../evidence/bytes.ts';
import { digestNow } from '../evidence/digest.ts';

/** Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1). Hashes are 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(entry: Uint8Array): Hash {
  return digestNow(leafInput(entry));
}

/** What the hash of a leaf is over. */
export function leafInput(entry: Uint8Array): Uint8Array {
  return concat(LEAF, entry);
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return digestNow(concat(NODE, left, right));
}

/** Root of a log with these leaf hashes; the hash of nothing for an empty log. */
export function rootOf(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return digestNow(new Uint8Array());
  return rootBetween(leaves, 0, leaves.length);
}

/** Sibling hashes from leaf `index` up to the root, nearest first. Throws a RangeError outside the log. */
export function inclusionProof(index: number, leaves: readonly Hash[]): Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} in a log of ${leaves.length}`);
  }
  return pathBetween(index, leaves, 0, leaves.length);
}

/** Proof that the first `size` leaves are a prefix of `leaves`. Empty when either side is empty or both are equal. */
export function consistencyProof(size: number, leaves: readonly Hash[]): Hash[] {
  if (!Number.isSafeInteger(size) || size < 0 || size > leaves.length) {
    throw new RangeError(`no prefix of ${size} in a log of ${leaves.length}`);
  }
  if (size === 0 || size === leaves.length) return [];
  return subproof(size, leaves, 0, leaves.length, true);
}

/** RFC 9162 section 2.1.3.2. */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!isPosition(index) || !isPosition(size) || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, root);
}

/** RFC 9162 section 2.1.4.2. An empty log is a prefix of every log. */
export function verifyConsistency(
  from: number,
  to: number,
  proof: readonly Hash[],
  fromRoot: Hash,
  toRoot: Hash,
): boolean {
  if (!isPosition(from) || !isPosition(to) || from > to) return false;
  if (from === 0) return proof.length === 0 && sameBytes(fromRoot, rootOf([]));
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot);
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let at = from - 1;
  let last = to - 1;
  while (isOdd(at)) {
    at = half(at);
    last = half(last);
  }
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameBytes(older, fromRoot) && sameBytes(newer, toRoot);
}

function rootBetween(leaves: readonly Hash[], from: number, to: number): Hash {
  if (to - from === 1) return leafAt(leaves, from);
  const middle = from + split(to - from);
  return nodeHash(rootBetween(leaves, from, middle), rootBetween(leaves, middle, to));
}

function pathBetween(index: number, leaves: readonly Hash[], from: number, to: number): Hash[] {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...pathBetween(index, leaves, from, middle), rootBetween(leaves, middle, to)]
    : [...pathBetween(index, leaves, middle, to), rootBetween(leaves, from, middle)];
}

/** SUBPROOF of RFC 6962 section 2.1.2; `whole` while the subtree is one the verifier knows the root of. */
function subproof(size: number, leaves: readonly Hash[], from: number, to: number, whole: boolean): Hash[] {
  if (size === to - from) return whole ? [] : [rootBetween(leaves, from, to)];
  const left = split(to - from);
  const middle = from + left;
  return size <= left
    ? [...subproof(size, leaves, from, middle, whole), rootBetween(leaves, middle, to)]
    : [...subproof(size - left, leaves, middle, to, false), rootBetween(leaves, from, middle)];
}

/** The largest power of two smaller than `count`; `count` is at least 2. */
export function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function leafAt(leaves: readonly Hash[], index: number): Hash {
  const leaf = leaves[index];
  if (leaf === undefined) throw new IntegrityError(`The log has no leaf ${index}.`, 'Verify the workspace.');
  return leaf;
}

// Not bit operations: those are 32 bits wide, and a size read from a file may be larger.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPosition(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(value: number): boolean {
  return value === 1 || split(value) * 2 === value;
}
