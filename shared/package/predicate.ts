import { evidenceKind, instant, sha256 } from '../evidence/schema.ts';
import { z } from '../schema.ts';

const text = z.string();
const count = z.int().check(z.nonnegative());
const optional = z.exactOptional;

/** What a package says about itself. Subjects: its manifest and its tag manifest. */
export const PackagePredicate = z.strictObject({
  time: instant,
  origin: text,
  /** Entries of the log that the package is about: those before its checkpoint. */
  size: count,
  selection: z.strictObject({
    /** Null when controls were not chosen. */
    controls: z.nullable(z.array(text)),
    from: z.nullable(instant),
    to: z.nullable(instant),
  }),
  counts: z.strictObject({
    included: count,
    omitted: count,
    evidence: count,
    blobs: count,
    removed: count,
    missing: count,
  }),
  /** Artifacts that a record in the package names and the workspace no longer had, without a tombstone. */
  missing: z.array(sha256),
  generator: text,
});
export type PackagePredicate = z.infer<typeof PackagePredicate>;

/** The entries of the log that a package leaves out: data/omitted.json. */
export const Omissions = z.array(
  z.strictObject({
    index: count,
    predicateType: text,
    collector: optional(text),
    kind: optional(evidenceKind),
    effective: optional(instant),
    reason: text,
  }),
);
export type Omissions = z.infer<typeof Omissions>;
