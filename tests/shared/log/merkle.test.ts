import { expect, test } from 'vitest';
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '#shared/log/merkle.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// The tree of Certificate Transparency's own test suite (google/certificate-transparency, merkletree tests).
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const vectors = LEAVES.map((entry) => leafHash(Buffer.from(entry, 'hex')));

test('roots of the Certificate Transparency vectors', () => {
  expect(ROOTS.map((_, size) => hex(rootOf(vectors.slice(0, size))))).toEqual(ROOTS);
});

test('proofs of the Certificate Transparency vectors', () => {
  expect(inclusionProof(0, vectors).map(hex)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(inclusionProof(5, vectors).map(hex)).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect(consistencyProof(6, vectors).map(hex)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

const MOST = 70;
const leaves = Array.from({ length: MOST }, (_, at) => leafHash(Uint8Array.of(at)));
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const rootAt = (size: number): Hash => roots[size] ?? new Uint8Array();
const leafAt = (index: number): Hash => leaves[index] ?? new Uint8Array();
const flipped = (hash: Hash) => hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
const other = leafHash(Uint8Array.of(200));

test('every inclusion proof up to 70 leaves holds, and only where it belongs', { timeout: 60_000 }, () => {
  const wrong: string[] = [];
  for (let size = 1; size <= MOST; size++) {
    const tree = leaves.slice(0, size);
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, tree);
      const holds = (changes: { leaf?: Hash; index?: number; size?: number; proof?: Hash[]; root?: Hash }) => {
        const all = { leaf: leafAt(index), index, size, proof, root: rootAt(size), ...changes };
        return verifyInclusion(all.leaf, all.index, all.size, all.proof, all.root);
      };
      const at = `${index} of ${size}`;
      if (!holds({})) wrong.push(`${at} does not hold`);
      if (holds({ leaf: other })) wrong.push(`${at} holds for another leaf`);
      if (holds({ root: flipped(rootAt(size)) })) wrong.push(`${at} holds for another root`);
      if (holds({ root: rootAt(size - 1) })) wrong.push(`${at} holds for the root before`);
      if (holds({ proof: [...proof, other] })) wrong.push(`${at} holds with a hash more`);
      if (proof.length > 0 && holds({ proof: proof.slice(0, -1) })) wrong.push(`${at} holds with a hash less`);
      if (holds({ index: -1 }) || holds({ index: size }) || holds({ index: index + 0.5 })) wrong.push(`${at} outside`);
      for (let elsewhere = 0; elsewhere < size; elsewhere++) {
        if (elsewhere !== index && holds({ index: elsewhere })) wrong.push(`${at} holds at ${elsewhere}`);
      }
      proof.forEach((hash, place) => {
        if (holds({ proof: proof.with(place, flipped(hash)) })) wrong.push(`${at} holds with hash ${place} changed`);
      });
    }
  }
  expect(wrong).toEqual([]);
});

test('every consistency proof up to 70 leaves holds, and no other', { timeout: 60_000 }, () => {
  const wrong: string[] = [];
  for (let to = 0; to <= MOST; to++) {
    const tree = leaves.slice(0, to);
    for (let from = 0; from <= to; from++) {
      const proof = consistencyProof(from, tree);
      const holds = (changes: { from?: number; to?: number; proof?: Hash[]; fromRoot?: Hash; toRoot?: Hash }) => {
        const all = { from, to, proof, fromRoot: rootAt(from), toRoot: rootAt(to), ...changes };
        return verifyConsistency(all.from, all.to, all.proof, all.fromRoot, all.toRoot);
      };
      const at = `${from} to ${to}`;
      if (!holds({})) wrong.push(`${at} does not hold`);
      if (holds({ fromRoot: flipped(rootAt(from)) })) wrong.push(`${at} holds from another root`);
      if (from > 0 && holds({ toRoot: flipped(rootAt(to)) })) wrong.push(`${at} holds to another root`);
      if (holds({ proof: [...proof, other] })) wrong.push(`${at} holds with a hash more`);
      if (proof.length > 0 && holds({ proof: proof.slice(1) })) wrong.push(`${at} holds with a hash less`);
      if (from !== to && holds({ from: to, to: from })) wrong.push(`${at} holds backwards`);
      proof.forEach((hash, place) => {
        if (holds({ proof: proof.with(place, flipped(hash)) })) wrong.push(`${at} holds with hash ${place} changed`);
      });
    }
  }
  expect(wrong).toEqual([]);
});

test('a proof is not to be had outside the log', () => {
  expect(() => inclusionProof(8, vectors)).toThrow(RangeError);
  expect(() => inclusionProof(-1, vectors)).toThrow(RangeError);
  expect(() => consistencyProof(9, vectors)).toThrow(RangeError);
});
