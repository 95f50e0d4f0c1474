import { IMPORT_TYPE, TIMESTAMP_TYPE } from '../evidence/predicates.ts';
import { EVIDENCE_TYPE, type Sha256 } from '../evidence/record.ts';
import { parseCanonical } from '../evidence/canonical.ts';
import type { Findings } from './findings.ts';
import * as layout from './layout.ts';
import { Omissions, type PackagePredicate } from './predicate.ts';
import type { Verdict } from './verdict.ts';
import { type Contents, isKnownType } from './verify-entries.ts';
import { type Bag, wholeFile } from './verify-manifest.ts';

/** Reads the list of what was left out, and demands that it and the package together are the whole log. */
export async function checkCoverage(
  bag: Bag,
  contents: Contents,
  told: PackagePredicate,
  findings: Findings,
): Promise<Omissions> {
  const bytes = await wholeFile(bag.files, layout.OMITTED, findings);
  const read = bytes && (await findings.guard(layout.OMITTED, () => Omissions.parse(parseCanonical(bytes))));
  const omitted = read ?? [];
  const places = new Map<number, string>();
  for (const { index } of omitted) {
    if (places.has(index)) findings.wrong(layout.OMITTED, `it lists entry ${index} twice`);
    places.set(index, layout.OMITTED);
  }
  for (const { line } of contents.entries) {
    if (places.has(line.index))
      findings.wrong(line.path, `entry ${line.index} of the log is there twice, or listed as left out`);
    places.set(line.index, line.path);
  }
  // What failed to verify is missing here as well; it was reported where it failed.
  if (findings.problems.length === 0) {
    for (let index = 0; index < told.size; index++) {
      if (!places.has(index))
        findings.wrong(layout.OMITTED, `entry ${index} of the log is neither there nor listed as left out`);
    }
    if (places.size !== told.size) findings.wrong(layout.STATEMENT, 'the number of entries is not what it says');
  }
  return omitted;
}

const CARRIES_BLOBS = new Set([EVIDENCE_TYPE, IMPORT_TYPE, TIMESTAMP_TYPE]);

/** Steps 5 and 9: every artifact is there, removed by a tombstone, or listed as missing, and none is without a record. */
export function checkReferences(
  contents: Contents,
  told: PackagePredicate,
  omitted: Omissions,
  findings: Findings,
): Verdict['removed'] {
  const removed = tombstones(contents);
  const missing = new Set(told.missing);
  const named = new Set<Sha256>();
  const known = new Set(contents.entries.map(({ digest }) => digest));
  for (const { line, subjects } of contents.entries) {
    if (!isKnownType(line.predicateType))
      findings.notSeen(line.path, `statements of type ${line.predicateType} are not known here`);
    if (!CARRIES_BLOBS.has(line.predicateType)) {
      const dangling = subjects.filter(
        (digest) => !known.has(digest) && !contents.blobs.has(digest) && !removed.has(digest),
      );
      if (dangling.length > 0 && omitted.length === 0)
        findings.notSeen(line.path, `it points at ${dangling[0]}, which is not there`);
      continue;
    }
    for (const digest of subjects) {
      named.add(digest);
      if (contents.blobs.has(digest) || removed.has(digest)) continue;
      if (missing.has(digest))
        findings.notSeen(line.path, `its artifact ${digest} was already missing when it was exported`);
      else findings.wrong(line.path, `its artifact ${digest} is missing`);
    }
  }
  for (const digest of contents.blobs) {
    if (!named.has(digest)) findings.wrong(layout.blobPath(digest), 'no record names it');
    if (removed.has(digest)) findings.note(`Artifact ${digest} was removed and is there all the same.`);
  }
  return [...removed]
    .filter(([digest]) => named.has(digest))
    .map(([digest, { by, time, reason }]) => ({ digest, by, time, reason }));
}

function tombstones({ entries }: Contents) {
  return new Map(
    entries.flatMap(({ tombstone, subjects }) =>
      tombstone ? subjects.map((digest) => [digest, tombstone] as const) : [],
    ),
  );
}
