import { sameBytes, textOf, utf8 } from '../evidence/bytes.ts';
import type { Sha256 } from '../evidence/record.ts';
import { Fault, type Findings } from './findings.ts';
import type { Hashing } from './hashing.ts';
import * as layout from './layout.ts';
import type { PackageEntry, PackageFiles } from './package-files.ts';

/** Files that are held whole while they are read are no larger than this. */
export const MAX_HELD = 256 * 1024 * 1024;

/** More files than this is not a package but an attack on the reader. */
const MAX_FILES = 5_000_000;

/** A package whose names are sound and whose tag files are what the tag manifest says. */
export interface Bag {
  readonly files: ReadonlyMap<string, PackageEntry>;
  /** Digest by path of every payload file, in the order of the manifest. */
  readonly payload: ReadonlyMap<string, Sha256>;
  readonly manifest: Uint8Array;
  readonly tagManifest: Uint8Array;
}

/** Steps 1 and 2: names, tag files, manifests, and that payload and manifest name the same files. */
export async function readBag(
  { entries, root, problems }: PackageFiles,
  hashing: Hashing,
  findings: Findings,
): Promise<Bag | null> {
  for (const { path, why } of problems) findings.wrong(path, why);
  if (entries.length > MAX_FILES) findings.wrong('', 'it has more files than any package');
  if (findings.problems.length > 0) return null;
  const files = soundNames(entries, findings);

  const tagManifest = await wholeFile(files, layout.TAG_MANIFEST, findings);
  const manifest = await wholeFile(files, layout.MANIFEST, findings);
  if (tagManifest === null || manifest === null) return null;
  const tags = await findings.guard(layout.TAG_MANIFEST, () => parseManifest(tagManifest));
  const payload = await findings.guard(layout.MANIFEST, () => parseManifest(manifest));
  if (tags === null || payload === null) return null;

  for (const path of [layout.BAGIT, layout.BAG_INFO, layout.MANIFEST, layout.VERIFY_TEXT, layout.VERIFY_PAGE]) {
    if (!tags.has(path)) findings.wrong(path, 'the tag manifest does not list it');
  }
  for (const [path, digest] of tags) {
    if (!layout.isListedTag(path)) findings.wrong(path, 'the tag manifest cannot list it');
    const bytes = await wholeFile(files, path, findings);
    if (bytes !== null && (await hashing.whole(bytes)) !== digest) {
      findings.wrong(path, 'it is not the file that the tag manifest lists');
    }
  }
  const bagit = await wholeFile(files, layout.BAGIT, findings);
  if (bagit !== null && !sameBytes(bagit, utf8(layout.BAGIT_TEXT))) findings.wrong(layout.BAGIT, 'it is not BagIt 1.0');
  compare(files, payload, findings);
  await checkOxum(files, payload, findings);
  if (root !== null && findings.problems.length === 0) {
    const order = layout.inZipOrder(payload.keys(), files.has(layout.REPLY));
    const moved = entries.find(({ path }, at) => path !== order[at]);
    if (moved) findings.wrong(moved.path, 'it is not in its place in the zip');
  }
  return { files, payload, manifest, tagManifest };
}

/** The whole of a file that must be there; null, and a problem, when it is not. */
export async function wholeFile(
  files: ReadonlyMap<string, PackageEntry>,
  path: string,
  findings: Findings,
): Promise<Uint8Array | null> {
  const entry = files.get(path);
  if (entry === undefined) {
    findings.wrong(path, 'it is missing');
    return null;
  }
  if (entry.size > MAX_HELD) {
    findings.wrong(path, 'it is too large');
    return null;
  }
  return findings.guard(path, () => entry.bytes());
}

function soundNames(entries: readonly PackageEntry[], findings: Findings): Map<string, PackageEntry> {
  const files = new Map<string, PackageEntry>();
  const folded = new Set<string>();
  for (const entry of entries) {
    const { path } = entry;
    const lower = path.toLowerCase();
    if (!layout.isSafePath(path)) findings.wrong(path, 'its name is not safe to unpack');
    else if (files.has(path)) findings.wrong(path, 'it is there twice');
    else if (folded.has(lower)) findings.wrong(path, 'another file has this name in other case');
    else if (!path.startsWith('data/') && !layout.isTagFile(path)) findings.wrong(path, 'it is no part of a package');
    else files.set(path, entry);
    folded.add(lower);
  }
  return files;
}

/** Lines of 64 hex digits, two spaces and a path, each path once. Throws a Fault otherwise. */
function parseManifest(bytes: Uint8Array): Map<string, Sha256> {
  const text = textOf(bytes);
  if (text !== '' && !text.endsWith('\n')) throw new Fault('its last line is cut');
  const listed = new Map<string, Sha256>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) throw new Fault('a line is malformed');
    if (listed.has(path)) throw new Fault('it lists a file twice');
    listed.set(path, digest);
  }
  return listed;
}

function compare(
  files: ReadonlyMap<string, PackageEntry>,
  payload: ReadonlyMap<string, Sha256>,
  findings: Findings,
): void {
  for (const path of payload.keys()) {
    if (!path.startsWith('data/')) findings.wrong(path, 'the manifest cannot list it');
    else if (!files.has(path)) findings.wrong(path, 'the manifest lists it and it is missing');
  }
  for (const path of files.keys()) {
    if (path.startsWith('data/') && !payload.has(path)) findings.wrong(path, 'the manifest does not list it');
  }
}

async function checkOxum(
  files: ReadonlyMap<string, PackageEntry>,
  payload: ReadonlyMap<string, Sha256>,
  findings: Findings,
) {
  const info = await wholeFile(files, layout.BAG_INFO, findings);
  if (info === null) return;
  let octets = 0;
  for (const path of payload.keys()) octets += files.get(path)?.size ?? 0;
  const text = (await findings.guard(layout.BAG_INFO, () => textOf(info))) ?? '';
  if (!text.split('\n').includes(`Payload-Oxum: ${octets}.${payload.size}`)) {
    findings.wrong(layout.BAG_INFO, 'the number and size of the files is not what it says');
  }
}
