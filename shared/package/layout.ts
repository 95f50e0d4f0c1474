import type { Sha256 } from '../evidence/record.ts';

/**
 * Where things are in a package: a BagIt bag (RFC 8493) whose payload is below data/. Tag files whose
 * names begin with "package." sign the manifests, so no manifest can list them.
 */
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const STATEMENT = 'package.dsse.json';
export const QUERY = 'package.tsq';
export const REPLY = 'package.tsr';
export const SEALS = 'package.sha256';
export const VERIFY_TEXT = 'VERIFY.md';
export const VERIFY_PAGE = 'verify.html';

/** The profile of the bag, and the type of the statement over it. */
export const PACKAGE_TYPE = 'urn:annexa:package:v1';

export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const CHECKPOINT = 'data/log/checkpoint';
export const LEAVES = 'data/log/leaves.txt';
export const OMITTED = 'data/omitted.json';
export const AUTHORITIES = 'data/trust/authorities.pem';
/** What the log says of its own keys, in the form of a reader's policy; it counts only once it came another way. */
export const POLICY = 'data/trust/policy.json';

export const ENVELOPE_END = '.dsse.json';
export const PROOF_END = '.tlog-proof';

const POSITION_DIGITS = 9;

export function evidencePath(id: string): string {
  return `data/evidence/${id}`;
}

export function statementPath(index: number): string {
  return `data/statements/${String(index).padStart(POSITION_DIGITS, '0')}`;
}

export function blobPath(digest: Sha256): string {
  return `data/blobs/sha256/${digest.slice(0, 2)}/${digest}`;
}

export function keyPath(keyid: string): string {
  return `data/keys/${keyid}.pem`;
}

export function historyPath(size: number): string {
  return `data/log/history/${size}`;
}

export function consistencyPath(size: number): string {
  return `data/log/history/${size}.consistency`;
}

/** Names of payload files that are there for people and carry no proof of their own: the manifest covers them. */
export function isDocument(path: string): boolean {
  return path === 'data/index.html' || /^data\/(registers|interchange)\/[A-Za-z0-9._-]+$/.test(path);
}

const TAG_FILES = new Set([
  BAGIT,
  BAG_INFO,
  MANIFEST,
  TAG_MANIFEST,
  STATEMENT,
  QUERY,
  REPLY,
  SEALS,
  VERIFY_TEXT,
  VERIFY_PAGE,
]);

export function isTagFile(path: string): boolean {
  return TAG_FILES.has(path);
}

/** The order of all files in a zip: payload as the manifest lists it, then tag files. */
export function inZipOrder(payload: Iterable<string>, stamped: boolean): string[] {
  const stamps = stamped ? [QUERY, REPLY] : [];
  return [...payload, VERIFY_TEXT, BAG_INFO, BAGIT, MANIFEST, VERIFY_PAGE, TAG_MANIFEST, STATEMENT, ...stamps, SEALS];
}

/** Tag files that the tag manifest lists. */
export function isListedTag(path: string): boolean {
  return isTagFile(path) && path !== TAG_MANIFEST && !path.startsWith('package.');
}

/** The name a package's folder and file get: "annexa-2026-11-24". */
export function packageName(time: string): string {
  return `annexa-${time.slice(0, 10)}`;
}

/** A name that means the same file on every system: no way out of the folder, nothing two systems read differently. */
export function isSafePath(path: string): boolean {
  return (
    path.length <= 200 &&
    path.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part) && !part.endsWith('.'))
  );
}
