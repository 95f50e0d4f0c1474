import { expect, test } from 'vitest';
import { consistencyProof, inclusionProof, leafHash, rootOf } from '#shared/log/merkle.ts';
import { LogTree } from '#shared/log/tree.ts';

const all = Array.from({ length: 70 }, (_, at) => leafHash(Uint8Array.of(at)));

test('a tree with its hashes kept gives the roots and proofs of the definition, up to 70 leaves', {
  timeout: 60_000,
}, () => {
  for (let size = 0; size <= all.length; size++) {
    const leaves = all.slice(0, size);
    const tree = new LogTree(leaves);
    expect(tree.root()).toEqual(rootOf(leaves));
    for (let at = 0; at < size; at++) expect(tree.inclusion(at)).toEqual(inclusionProof(at, leaves));
    for (let from = 0; from <= size; from++) {
      expect(tree.consistency(from)).toEqual(consistencyProof(from, leaves));
      expect(tree.root(from)).toEqual(rootOf(leaves.slice(0, from)));
    }
  }
});

test('a proof is not to be had outside the log', () => {
  const tree = new LogTree(all);
  expect(() => tree.inclusion(70)).toThrow(RangeError);
  expect(() => tree.inclusion(0.5)).toThrow(RangeError);
  expect(() => tree.consistency(71)).toThrow(RangeError);
  expect(tree.leaf(70)).toBeNull();
});
